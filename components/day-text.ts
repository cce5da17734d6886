/**
 * A day as text: `20 Mar 2026`, or `20/03/2026` in Portuguese; a month (`2026-03`), a year or a time (`2026-03-20T14:15`,
 * with its offset where a clock repeats it) alike. By hand, as for `zonedText`, and for the same reason.
 */
export function dayText(day: string, locale: string): string {
  const [date = "", time] = day.split("T");
  return [dateText(date, locale), time && timeText(time)].filter(Boolean).join(" ");
}

/** A day without its year, where the year is told elsewhere; a month keeps it. */
export function shortDayText(day: string, locale: string): string {
  const [date = "", time] = day.split("T");
  const text = dateText(date, locale);
  return [date.length < 10 ? text : text.slice(0, -5), time?.slice(0, 5)].filter(Boolean).join(" ");
}

function dateText(date: string, locale: string): string {
  const [year, month, day] = date.split("-");
  const named = locale === "en" ? month && MONTHS[Number(month) - 1] : month;
  return [day, named, year].filter(Boolean).join(locale === "en" ? " " : "/");
}

const timeText = (time: string): string => (time.length > 5 ? `${time.slice(0, 5)} (${time.slice(5)})` : time);

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
