// The chat page: reads the state of the twin, shows it, and does what the person does.

import { control, listen } from './api.js';
import { Composer } from './composer.js';
import { byId, fullName } from './dom.js';
import {
  alertBox, closePeople, hideToast, listenPeople, messageMenu, openPeople, showHeader, showPeople, showStatus, startTheme,
  toast,
} from './panels.js';
import { MessageList, plainText } from './render.js';
import { languageOf, textsFor, translatePage } from './texts.js';

const PERSON_KEY = 'chat-person';
const OFFLINE_GRACE_MILLISECONDS = 1200;
const TYPING_POLL_MILLISECONDS = 1000;
const CALLBACK_POLL_MILLISECONDS = 300;
const CALLBACK_PATIENCE_MILLISECONDS = 30000;

const app = {
  state: undefined,
  me: undefined,
  chatId: undefined,
  messages: undefined,
  typing: false,
  online: undefined,
  unread: new Set(),
  busy: new Set(),
  language: undefined,
  t: textsFor('en'),
  // Grows with every local change: an answer that was asked for before it is stale.
  version: 0,
};

const list = new MessageList({
  onCommand: (text) => say(text),
  onPress: press,
  isBusy: (messageId, data) => app.busy.has(busyKey(messageId, data)),
  onMenu: (message, x, y) => openMenu(message, x, y, isMine(message) && message.text !== undefined),
  onCopy: copy,
  onUnsupported: () => toast(app.t('unsupported')),
  onMissing: () => toast(app.t('notFound')),
});

const composer = new Composer({
  onSubmit: submit,
  onCommand: (text) => say(text),
  onEditLast: editLast,
  commands: commandsForMe,
  t: (key, values) => app.t(key, values),
});

const openMenu = messageMenu((action, message) => {
  if (action === 'edit') composer.edit(message);
  else if (action === 'reply') composer.reply(message, authorName(message), plainText(message, app.t));
  else copy(plainText(message, app.t));
});

const isMine = (message) => message.from?.id === app.me?.id;
const busyKey = (messageId, data) => `${app.chatId} ${messageId} ${data}`;
const currentChat = () => app.state?.chats.find((chat) => chat.id === app.chatId);

function authorName(message) {
  return isMine(message) ? app.t('you') : fullName(message.from ?? app.state.bot);
}

function commandsForMe() {
  const all = app.state?.commands ?? {};
  const mine = all[app.me?.language_code ?? ''];
  return mine?.length ? mine : all[''] ?? [];
}

// Showing

function speak() {
  const language = languageOf(app.me);
  if (language === app.language) return;
  app.language = language;
  app.t = textsFor(language);
  translatePage(language);
}

function showAround() {
  speak();
  showStatus(app);
  if (!app.state) return;
  showHeader({ ...app, chat: currentChat() });
  showPeople(app, { onPerson: choosePerson, onGroup: chooseGroup });
  composer.commandsChanged();
  composer.enable(Boolean(app.me));
}

function showMessages() {
  const empty = app.messages?.length === 0;
  byId('start').hidden = !(empty && app.me);
  byId('empty').hidden = !empty;
  if (!app.messages || !app.me) return;
  const chat = currentChat();
  const group = chat !== undefined && chat.type !== 'private';
  list.show(app.messages, { me: app.me, bot: app.state.bot, group, t: app.t, language: app.language });
}

// Reading

let reading = false;
let again = false;

/// Reads what may have changed. Calls that come during a reading are answered by one more reading.
async function refresh() {
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  do {
    again = false;
    // A failed reading needs no word here: the stream of changes notices the same loss and starts a new one.
    await readAll().catch(() => {});
  } while (again);
  reading = false;
}

async function readAll() {
  const { version } = app;
  const state = await control.state();
  if (version !== app.version) return refresh();
  app.state = state;
  app.me = state.people.find((person) => person.id === app.me?.id);
  if (!app.me) pickFirstPerson();
  showAround();
  await readMessages();
}

async function readMessages() {
  if (app.chatId === undefined) return;
  const { version, chatId } = app;
  const answer = await control.messages(chatId);
  if (version !== app.version || chatId !== app.chatId) {
    again = true;
    return;
  }
  app.messages = answer.messages;
  setTyping(Boolean(answer.typing));
  showMessages();
}

let typingTimer;

function setTyping(typing) {
  app.typing = typing;
  showStatus(app);
  clearTimeout(typingTimer);
  // Typing ends by the passing of time, which is no change that the twin would tell.
  if (typing) typingTimer = setTimeout(refresh, TYPING_POLL_MILLISECONDS);
}

// People and chats

function pickFirstPerson() {
  const wanted = Number(location.hash.slice(1)) || Number(localStorage.getItem(PERSON_KEY));
  const { people } = app.state;
  const person = people.find(({ id }) => id === wanted) ?? people[0];
  if (person) enter(person, person.id);
  else openPeople();
}

function enter(person, chatId) {
  const before = app.chatId;
  app.me = person;
  app.version += 1;
  app.unread.delete(chatId);
  // The hash lets two windows be two people.
  history.replaceState(null, '', `#${person.id}`);
  localStorage.setItem(PERSON_KEY, String(person.id));
  if (chatId === before) return;
  app.chatId = chatId;
  app.messages = undefined;
  app.typing = false;
  hideToast();
  list.clear();
  composer.switchChat(before, chatId);
}

function choosePerson(id) {
  const person = app.state.people.find((one) => one.id === id);
  closePeople();
  enter(person, person.id);
  showAround();
  showMessages();
  refresh();
  composer.focus();
}

function chooseGroup(id) {
  closePeople();
  enter(app.me, id);
  showAround();
  showMessages();
  refresh();
}

async function addPerson(fields) {
  await attempt(async () => {
    const person = await control.addPerson(fields);
    app.state = await control.state();
    choosePerson(person.id);
  });
}

// Doing

/// Runs an action of the person and says so when it fails; the answer is whether it worked.
async function attempt(action) {
  try {
    await action();
    return true;
  } catch (error) {
    toast(app.t('notSent', { why: error.status === 0 ? app.t('noServer') : error.message }));
    return false;
  }
}

/// Takes over a message that the twin answered with, before the stream tells of it.
function adopt(message, chatId) {
  app.version += 1;
  if (chatId === app.chatId) {
    const others = (app.messages ?? []).filter((one) => one.message_id !== message.message_id);
    app.messages = [...others, message].sort((a, b) => a.message_id - b.message_id);
    showMessages();
  }
  refresh();
}

async function say(text, replyTo) {
  const { chatId, me } = app;
  if (!me) return false;
  return attempt(async () => {
    const body = { chat_id: chatId, from_id: me.id, text };
    if (replyTo !== undefined) body.reply_to_message_id = replyTo;
    const message = await control.say(body);
    list.stuck = true;
    adopt(message, chatId);
  });
}

async function edit(messageId, text) {
  const { chatId } = app;
  const before = app.messages?.find((one) => one.message_id === messageId);
  if (before?.text === text) return true;
  return attempt(async () => {
    adopt(await control.edit({ chat_id: chatId, message_id: messageId, text }), chatId);
  });
}

async function submit(text, context) {
  const done = context?.edit !== undefined ? await edit(context.edit, text) : await say(text, context?.reply);
  if (!done) composer.restore(text, context);
}

function editLast() {
  const mine = app.messages?.findLast((message) => isMine(message) && message.text !== undefined);
  if (mine) composer.edit(mine);
}

async function press(message, data) {
  const key = busyKey(message.message_id, data);
  if (app.busy.has(key)) return;
  const { chatId, me } = app;
  app.busy.add(key);
  list.markBusy(message.message_id);
  await attempt(async () => {
    const asked = await control.press({ chat_id: chatId, from_id: me.id, message_id: message.message_id, data });
    await showAnswer(asked.callback_query_id);
  });
  app.busy.delete(key);
  list.markBusy(message.message_id);
}

async function showAnswer(id) {
  const deadline = Date.now() + CALLBACK_PATIENCE_MILLISECONDS;
  while (Date.now() < deadline) {
    const answer = await control.callback(id);
    if (answer.answered) {
      if (answer.text) (answer.show_alert ? alertBox : toast)(answer.text);
      return;
    }
    await new Promise((resolve) => { setTimeout(resolve, CALLBACK_POLL_MILLISECONDS); });
  }
  toast(app.t('noAnswer'));
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(app.t('copied'));
  } catch {
    toast(app.t('copyFailed'));
  }
}

// Connection

let offlineTimer;

function showOnline(online) {
  clearTimeout(offlineTimer);
  offlineTimer = undefined;
  app.online = online;
  showStatus(app);
}

/// A stream that comes back at once is not worth a word.
function onOffline() {
  offlineTimer ??= setTimeout(() => showOnline(false), OFFLINE_GRACE_MILLISECONDS);
}

function onChange(chatId) {
  if (chatId !== undefined && chatId !== app.chatId && app.messages) app.unread.add(chatId);
  refresh();
}

startTheme();
showAround();
listenPeople(addPerson);
byId('start').addEventListener('click', () => say('/start'));
listen({ onChange, onOnline: () => showOnline(true), onOffline });
refresh();
