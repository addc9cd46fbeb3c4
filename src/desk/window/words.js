// The language of the window. Texts stand where they are used, Chinese first.
const KEPT = 'gongbao.language';

export const language = () => localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh';
export const say = (zh, en) => language() === 'en' ? en : zh;

export function speak(next) {
  localStorage.setItem(KEPT, next);
  document.documentElement.lang = next === 'en' ? 'en' : 'zh-CN';
}

/** `3 KB`, for people. */
export function size(bytes) {
  if (bytes >= 1048576) return `${(bytes / 1048576).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

/** `11月25日 08:41`: today's year is not said. */
export function moment(when) {
  if (!when) return '';
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d))?/.exec(when);
  if (!found) return when;
  const [, year, month, day, time] = found;
  const words = say(`${year}年${Number(month)}月${Number(day)}日`, `${year}-${month}-${day}`);
  return time ? `${words} ${time}` : words;
}
