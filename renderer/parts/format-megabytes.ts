/** A size on disk in the locale's writing: "12.4 MB". */
export const formatMegabytes = (bytes: number, locale: string): string =>
  `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / 1e6)} MB`;
