/** A day as text: `20 Mar 2026`, or `20/03/2026` in Portuguese. By hand, as for `zonedText`, and for the same reason. */
export function dayText(day: string, locale: string): string {
  const [year, month, date] = day.split("-");
  return locale === "en" ? `${date} ${MONTHS[Number(month) - 1]} ${year}` : `${date}/${month}/${year}`;
}

/** A day without its year, where the year is told elsewhere. */
export const shortDayText = (day: string, locale: string): string => dayText(day, locale).slice(0, -5);

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
