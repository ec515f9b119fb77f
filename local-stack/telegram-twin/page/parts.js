// What a message consists of besides its text: quote, origin of a forward, photo, file; and lines of service.

import { control } from './api.js';
import { button, element, fullName, icon } from './dom.js';

const FILE = 'M13 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9zM13 3v6h6M12 12v6M9.5 15.5 12 18l2.5-2.5';
const PHOTO_WIDTH = 320;
const PHOTO_HEIGHT = 360;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

export const dayOf = (seconds) => new Date(seconds * 1000).toDateString();

export function dayName(seconds, { t, language }) {
  const now = Date.now() / 1000;
  if (dayOf(seconds) === dayOf(now)) return t('today');
  if (dayOf(seconds) === dayOf(now - 86400)) return t('yesterday');
  const date = new Date(seconds * 1000);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat([language, 'ru'], { day: 'numeric', month: 'long', year }).format(date);
}

export function clockTime(seconds) {
  const date = new Date(seconds * 1000);
  return [date.getHours(), date.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':');
}

export function fileSize(bytes, language) {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)));
  const options = { style: 'unit', unit: UNITS[step], unitDisplay: 'short', maximumFractionDigits: step ? 1 : 0 };
  return new Intl.NumberFormat([language, 'ru'], options).format(bytes / 1024 ** step);
}

// Texts in place of what is not text

export function plainText(message, t) {
  return message.text ?? message.caption ?? attachmentName(message, t) ?? '';
}

/// The name of what a message carries in place of a text.
export function attachmentName(message, t) {
  if (message.text !== undefined) return undefined;
  const service = serviceText(message, t);
  if (service) return service;
  if (message.document) return message.document.file_name ?? t('file');
  if (message.photo) return t('photo');
  if (message.voice) return t('voice');
  if (message.sticker) return `${t('sticker')} ${message.sticker.emoji ?? ''}`.trim();
  return message.caption === undefined ? t('other') : t('file');
}

export function authorOf(message, { me, bot, t }) {
  if (!message.from) return message.sender_chat ? fullName(message.sender_chat) : '';
  if (message.from.id === me.id) return t('you');
  return fullName(message.from.id === bot.id ? bot : message.from);
}

/// What happened in the chat, for a message that nobody wrote; undefined for all others.
export function serviceText(message, t) {
  const who = message.from ? fullName(message.from) : '';
  if (message.new_chat_members) return joined(message, who, t);
  if (message.left_chat_member) {
    const left = fullName(message.left_chat_member);
    const alone = message.left_chat_member.id === message.from?.id;
    return alone ? t('left', { who: left }) : t('removed', { who, whom: left });
  }
  if (message.new_chat_title !== undefined) return t('newTitle', { title: message.new_chat_title });
  if (message.group_chat_created || message.supergroup_chat_created) return t('groupCreated', { who });
  if (message.migrate_to_chat_id !== undefined || message.migrate_from_chat_id !== undefined) return t('migrated');
  if (message.forum_topic_created) return t('topicCreated', { title: message.forum_topic_created.name });
  if (message.forum_topic_edited) return t('topicRenamed', { title: message.forum_topic_edited.name ?? '' });
  if (message.forum_topic_closed) return t('topicClosed');
  if (message.forum_topic_reopened) return t('topicReopened');
  if (message.pinned_message) return t('pinned', { who, what: plainText(message.pinned_message, t).slice(0, 40) });
  return undefined;
}

function joined(message, who, t) {
  const [first] = message.new_chat_members;
  if (message.new_chat_members.length === 1 && first.id === message.from?.id) return t('joined', { who });
  const names = message.new_chat_members.map(fullName).join(', ');
  return who ? t('invited', { who, whom: names }) : t('joined', { who: names });
}

// Pieces of a bubble

export function quote(original, view, onJump) {
  const node = button('quote', undefined, 'quote');
  node.append(element('strong', '', authorOf(original, view)), element('span', '', plainText(original, view.t)));
  node.addEventListener('click', () => onJump(original.message_id));
  return node;
}

/// Who wrote what was forwarded, by `forward_origin`.
export function originName(origin, t) {
  switch (origin.type) {
    case 'user': return fullName(origin.sender_user);
    case 'hidden_user': return origin.sender_user_name;
    case 'chat': return fullName(origin.sender_chat);
    case 'channel': return fullName(origin.chat);
    default: return t('unknown');
  }
}

export function forwardLine(origin, view) {
  const node = element('span', 'forwarded');
  node.dataset.testid = 'forwarded';
  const name = element('strong', '', originName(origin, view.t));
  const when = element('time', '', `${dayName(origin.date, view)}, ${clockTime(origin.date)}`);
  when.dateTime = new Date(origin.date * 1000).toISOString();
  node.append(`${view.t('forwardedFrom')} `, name, when);
  return node;
}

/// The sizes keep the room of a picture before it has loaded: nothing jumps.
export function photo(sizes, caption, t) {
  const best = sizes.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
  const scale = Math.min(1, PHOTO_WIDTH / (best.width || 1), PHOTO_HEIGHT / (best.height || 1));
  const node = element('a', 'photo');
  node.dataset.testid = 'photo';
  node.href = control.fileUrl(best.file_id);
  node.target = '_blank';
  const image = element('img');
  image.src = node.href;
  image.alt = caption ?? t('photo');
  image.width = Math.max(120, Math.round(best.width * scale));
  image.height = Math.max(60, Math.round(best.height * scale));
  image.addEventListener('error', () => node.classList.add('broken'));
  node.append(image);
  return node;
}

export function fileLine(file, { t, language }) {
  const node = element('a', 'document');
  node.dataset.testid = 'document';
  node.href = control.fileUrl(file.file_id);
  node.download = file.file_name ?? '';
  const badge = element('span', 'badge');
  badge.append(icon(FILE));
  const words = element('span', 'file-words');
  const size = file.file_size === undefined ? '' : fileSize(file.file_size, language);
  words.append(element('strong', '', file.file_name ?? t('file')), element('span', '', size));
  node.append(badge, words);
  node.setAttribute('aria-label', `${t('download')}: ${file.file_name ?? t('file')}`);
  return node;
}

// Sending

/// A file as the twin takes it; a picture goes as a photo unless it is to stay a file.
export async function readFile(file, asFile) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  const data = address.slice(address.indexOf(',') + 1);
  const named = { data, file_name: file.name, mime_type: file.type || undefined };
  // What calls itself a picture and is none goes as the file that it is.
  const picture = asFile ? undefined : await createImageBitmap(file).catch(() => undefined);
  if (!picture) return { kind: 'document', ...named };
  return { kind: 'photo', ...named, width: picture.width, height: picture.height };
}
