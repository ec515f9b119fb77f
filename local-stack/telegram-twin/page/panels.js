// What stands around the messages: header, people, message menu, toast and alert, theme.

import { byId, button, element, fullName, paintAvatar, setText } from './dom.js';
import { originName, plainText } from './parts.js';
import { deliveryTrouble } from './texts.js';

const TOAST_MILLISECONDS = 3500;
const THEME_KEY = 'chat-theme';

// Notices

let toastTimer;

export function toast(text) {
  const node = byId('toast');
  node.textContent = text;
  node.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { node.hidden = true; }, TOAST_MILLISECONDS);
}

export function hideToast() {
  clearTimeout(toastTimer);
  byId('toast').hidden = true;
}

export function alertBox(text) {
  const dialog = byId('alert');
  byId('alert-text').textContent = text;
  if (!dialog.open) dialog.showModal();
}

export async function copy(text, t) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('copied'));
  } catch {
    toast(t('copyFailed'));
  }
}

// Header

function statusLine({ online, typing, state, me, t }) {
  const waiting = state?.webhook?.pending_update_count ?? 0;
  if (online === undefined || (online && !state)) return ['connecting', t('connecting')];
  if (!online) return ['offline', t('offline')];
  if (state.faults?.network_down) return ['cut', waiting > 0 ? t('cutWaiting', { n: waiting }) : t('cut')];
  if (!me) return ['online', t('nobody')];
  if (typing) return ['typing', t('typing')];
  if (waiting > 0) return ['waiting', t('waiting', { n: waiting })];
  if (!state.webhook?.url) return ['unconnected', t('noWebhook')];
  return ['online', t('online')];
}

export function showStatus(view) {
  const node = byId('status');
  const [kind, text] = statusLine(view);
  node.dataset.state = kind;
  node.dataset.pending = String(view.state?.webhook?.pending_update_count ?? 0);
  setText(node, text);
  const trouble = view.state && view.online ? deliveryTrouble(view.state, view.t) : undefined;
  const notice = byId('notice');
  notice.hidden = !trouble;
  notice.dataset.kind = view.state?.faults?.network_down ? 'cut' : 'error';
  setText(notice, trouble?.plain ?? '');
  notice.title = trouble?.raw ?? '';
}

export function showHeader({ state, me, chat }) {
  const who = chat && chat.type !== 'private' ? chat : state.bot;
  setText(byId('bot-name'), fullName(who));
  paintAvatar(byId('bot-avatar'), who);
  document.title = fullName(who);
  byId('people-button').classList.toggle('nobody', !me);
  if (!me) return;
  setText(byId('my-name'), me.first_name);
  paintAvatar(byId('my-avatar'), me);
}

// People

function personRow(who, { testId, current, unread, note }) {
  const item = element('li');
  const row = button('person', undefined, testId);
  const avatar = element('span', 'avatar small');
  avatar.setAttribute('aria-hidden', 'true');
  paintAvatar(avatar, who);
  const name = element('span', 'person-label', fullName(who));
  row.append(avatar, name, element('span', 'note', note ?? ''));
  if (unread) row.append(element('span', 'dot'));
  if (current) row.setAttribute('aria-current', 'true');
  item.append(row);
  return [item, row];
}

/// `unread` holds ids of chats; the private chat of a person has the id of the person.
export function showPeople({ state, me, chatId, unread, moved, t }, { onPerson, onGroup }) {
  const list = byId('people-list');
  const key = JSON.stringify([state.people, state.chats, me?.id, chatId, [...unread], [...moved], t('groups')]);
  // A list that is the same stays as it is, with the focus that is in it.
  if (list.dataset.key === key) return;
  list.dataset.key = key;
  list.replaceChildren();
  for (const person of state.people) {
    const current = person.id === me?.id && person.id === chatId;
    const [item, row] = personRow(person,
      { testId: 'person', current, unread: unread.has(person.id), note: person.language_code });
    row.dataset.userId = person.id;
    row.addEventListener('click', () => onPerson(person.id));
    list.append(item);
  }
  showGroups(list, { state, chatId, unread, moved, t }, onGroup);
  byId('people-dot').hidden = unread.size === 0;
}

function showGroups(list, { state, chatId, unread, moved, t }, onGroup) {
  const groups = state.chats.filter((chat) => chat.type !== 'private' && !moved.has(chat.id));
  if (groups.length > 0) list.append(element('li', 'caption', t('groups')));
  for (const group of groups) {
    const [item, row] = personRow(group,
      { testId: 'group', current: group.id === chatId, unread: unread.has(group.id) });
    row.dataset.chatId = group.id;
    row.addEventListener('click', () => onGroup(group.id));
    list.append(item);
  }
}

export function listenPeople(onAdd) {
  byId('add-person').addEventListener('submit', (event) => {
    event.preventDefault();
    const name = byId('new-name');
    const first = name.value.trim();
    if (!first) return;
    name.value = '';
    onAdd({ first_name: first, language_code: byId('new-language').value });
  });
}

export const openPeople = () => byId('people').showPopover();
export const closePeople = () => byId('people').hidePopover();

// Menu of a message

export function messageMenu(onAction) {
  const menu = byId('message-menu');
  let target;
  let wasOpen = false;
  // A tap beside an open menu only closes it.
  document.addEventListener('pointerdown', () => { wasOpen = menu.matches(':popover-open'); }, true);
  document.addEventListener('keydown', () => { wasOpen = false; }, true);
  menu.addEventListener('click', (event) => {
    const action = event.target.closest('button')?.dataset.action;
    if (!action) return;
    menu.hidePopover();
    onAction(action, target);
  });
  return (message, x, y, mayEdit) => {
    if (wasOpen) return;
    target = message;
    menu.querySelector('[data-action=edit]').hidden = !mayEdit;
    menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
    menu.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
    menu.querySelector('button').focus({ focusVisible: false });
  };
}

// Theme

const systemDark = matchMedia('(prefers-color-scheme: dark)');

function paintTheme() {
  const chosen = localStorage.getItem(THEME_KEY);
  if (chosen) document.documentElement.dataset.theme = chosen;
  else delete document.documentElement.dataset.theme;
  const dark = chosen ? chosen === 'dark' : systemDark.matches;
  byId('theme').setAttribute('aria-pressed', String(dark));
  document.querySelector('meta[name=theme-color]').content = dark ? '#17212b' : '#ffffff';
  return dark;
}

export function startTheme() {
  paintTheme();
  systemDark.addEventListener('change', paintTheme);
  byId('theme').addEventListener('click', () => {
    const next = paintTheme() ? 'light' : 'dark';
    // Back at what the system wants, the page follows the system again.
    if ((next === 'dark') === systemDark.matches) localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, next);
    paintTheme();
  });
}

// Forwarding

const HIDDEN = 'hidden';
const ORIGINAL = 'original';

function localTime(seconds) {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}

/// Asks who wrote the original and when; `onForward(message, { origin, date })` gets what differs from the message.
export function forwardDialog(onForward) {
  const dialog = byId('forward');
  const author = byId('forward-author');
  const date = byId('forward-date');
  let asked;
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'forward') return;
    const changed = { origin: undefined, date: undefined };
    if (author.value === HIDDEN) changed.origin = { type: 'hidden_user', sender_user_name: asked.hiddenName };
    else if (author.value !== ORIGINAL) changed.origin = { type: 'user', sender_user_id: Number(author.value) };
    if (date.value !== asked.date) changed.date = Math.floor(new Date(date.value).getTime() / 1000);
    onForward(asked.message, changed);
  });
  return (message, { state, t }) => {
    const { forward_origin: origin } = message;
    const hiddenName = t('hiddenName');
    const first = origin ? originName(origin, t) : fullName(message.from ?? {});
    const known = origin ? origin.sender_user?.id : message.from?.id;
    author.replaceChildren(new Option(first, ORIGINAL));
    for (const person of state.people) if (person.id !== known) author.append(new Option(fullName(person), person.id));
    author.append(new Option(hiddenName, HIDDEN));
    date.value = localTime(origin?.date ?? message.date);
    asked = { message, hiddenName, date: date.value };
    setText(byId('forward-sample'), plainText(message, t));
    dialog.returnValue = '';
    dialog.showModal();
  };
}
