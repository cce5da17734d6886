/**
 * An instant as text: `20 Mar 2026` and `16:03:00`, or `20/03/2026` in Portuguese. Put together by hand, because server
 * and browser may disagree about the commas and spaces of `Intl`.
 */
export const zonedText = (at: number, locale: string, zone: string): { date: string; time: string } =>
  kept(TEXTS, `${at} ${locale} ${zone}`, () => textOf(at, locale, zone));

function textOf(at: number, locale: string, zone: string): { date: string; time: string } {
  const parts = Object.fromEntries(
    partsIn(locale, zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { day, month, year, hour, minute, second } = parts;
  const date = locale === "en" ? `${day} ${month} ${year}` : `${day}/${month}/${year}`;
  return { date, time: `${hour}:${minute}:${second}` };
}

/** An instant to the millisecond by one clock, with its offset and its name: `20 Mar 2026 12:03:07.891 −03:00 America/Sao_Paulo`. */
export const clockText = (at: number, locale: string, zone: string): string =>
  kept(CLOCKS, `${at} ${locale} ${zone}`, () => clockTextOf(at, locale, zone));

/** An instant for those who read it, for those who hover, and for machines. */
export type Moment = { text: string; clocks: string; iso: string };

/** The zones that an instant is told in: the page's, and the viewer's own where the page knows it. */
export type Zones = { zone: string; own: string | null };

/**
 * An instant in the zone of a page. Those who hover see it to the millisecond by each clock that counts. Between day and
 * time stands a line end, which is a space but where the style sheet has room for one of them only.
 */
export const momentText = (at: number, locale: string, { zone, own }: Zones): Moment =>
  kept(MOMENTS, `${at} ${locale} ${zone} ${own}`, () => {
    const { date, time } = zonedText(at, locale, zone);
    const clocks = [...new Set([zone, own ?? zone, "UTC"])].map((clock) => clockText(at, locale, clock));
    return { text: `${date}\n${time}`, clocks: clocks.join("\n"), iso: new Date(at).toISOString() };
  });

const MOMENTS = new Map<string, Moment>();

const CLOCKS = new Map<string, string>();

function clockTextOf(at: number, locale: string, zone: string): string {
  const { date, time } = zonedText(at, locale, zone);
  const exact = `${date} ${time}.${String(((at % 1000) + 1000) % 1000).padStart(3, "0")}`;
  return zone === "UTC" ? `${exact} UTC` : `${exact} ${offsetOf(at, zone)} ${zone}`;
}

function offsetOf(at: number, zone: string): string {
  const name = offsetIn(zone)
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  return name?.slice("GMT".length).replace("-", "−") || "+00:00";
}

const TEXTS = new Map<string, { date: string; time: string }>();

/** An instant is told in the same words every time, and a list tells each by two clocks. */
function kept<T>(texts: Map<string, T>, key: string, make: () => T): T {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (texts.size >= MOST) texts.clear();
  texts.set(key, made);
  return made;
}

const MOST = 5000;

const offsets = new Map<string, Intl.DateTimeFormat>();

function offsetIn(zone: string): Intl.DateTimeFormat {
  const format = offsets.get(zone) ?? new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  offsets.set(zone, format);
  return format;
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
