/** A number with the marks of a language between its thousands. The format is made once for the life of the process. */
export const numberText = (count: number, locale: string): string => formatOf(locale).format(count);

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string): Intl.NumberFormat {
  const format = formats.get(locale) ?? new Intl.NumberFormat(locale);
  formats.set(locale, format);
  return format;
}
