/**
 * An instant as text: `20 Mar 2026` and `16:03:00`, or `20/03/2026` in Portuguese. Put together by hand, because server
 * and browser may disagree about the commas and spaces of `Intl`.
 */
export function zonedText(at: number, locale: string, zone: string): { date: string; time: string } {
  const parts = Object.fromEntries(
    partsIn(locale, zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { day, month, year, hour, minute, second } = parts;
  const date = locale === "en" ? `${day} ${month} ${year}` : `${day}/${month}/${year}`;
  return { date, time: `${hour}:${minute}:${second}` };
}

/** An instant where something begins or ends: `20 Mar 2026` for a midnight, to the minute or second for others. */
export function edgeText(at: number, locale: string, zone: string): string {
  const { date, time } = zonedText(at, locale, zone);
  if (time === "00:00:00") return date;
  return `${date} ${time.endsWith(":00") ? time.slice(0, -3) : time}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format costs fifty times what using it does.
function partsIn(locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`;
  const format = formats.get(key) ?? formatIn(locale, zone);
  formats.set(key, format);
  return format;
}

const formatIn = (locale: string, zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale === "en" ? "en-US" : locale, {
    timeZone: zone,
    hourCycle: "h23",
    day: "2-digit",
    month: locale === "en" ? "short" : "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
