// Dates with their time and zone (RFC 3339), in seconds since 1970.

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * @param {unknown} text
 * @returns {number | null} null where it is no instant, as without its zone
 */
export function instantOf(text) {
  const found = typeof text === "string" ? INSTANT.exec(text) : null;
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const [fraction, sign, hours, minutes] = found.slice(7);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDay || hour > 23 || minute > 59 || second > 59) return null;
  if (Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59) return null;
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -60 : 60);
  const clock = (hour * 60 + minute) * 60 + second + Number(`0${fraction ?? ""}`);
  return date.getTime() / 1000 + clock - offset;
}
