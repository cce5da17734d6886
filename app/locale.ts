export const LOCALES = ["en", "pt-BR"] as const;
export type Locale = (typeof LOCALES)[number];

/** The locale that was chosen, else the best that the browser asks for, else English. */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  return LOCALES.find((locale) => locale === chosen) ?? localeAsked(acceptLanguage ?? "");
}

/** By quality and then by order; `pt-PT` and bare `pt` are served the Portuguese that we have. */
function localeAsked(acceptLanguage: string): Locale {
  const asked = acceptLanguage
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith("q="));
      return { language: tag.split("-")[0], quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { language } of asked) {
    if (language === "pt") return "pt-BR";
    if (language === "en") return "en";
  }
  return "en";
}
