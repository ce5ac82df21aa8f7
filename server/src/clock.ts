/** The time as people write it: 2025年1月10日 9:05. */
export function wordTime(time: Date): string {
  const minutes = String(time.getMinutes()).padStart(2, '0');
  return `${time.getFullYear()}年${time.getMonth() + 1}月${time.getDate()}日 ${time.getHours()}:${minutes}`;
}

/** The day as it stands in the names of files: 2025-01-10. */
export function wordDay(time: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
