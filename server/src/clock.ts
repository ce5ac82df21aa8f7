/** The time as people write it: 2025年1月10日 9:05. */
export function wordTime(time: Date): string {
  const minutes = String(time.getMinutes()).padStart(2, '0');
  return `${time.getFullYear()}年${time.getMonth() + 1}月${time.getDate()}日 ${time.getHours()}:${minutes}`;
}
