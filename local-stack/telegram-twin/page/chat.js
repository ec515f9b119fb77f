// The chat page: reads the state of the twin, shows it, and does what the person does.

import { control, listen } from './api.js';
import { Composer } from './composer.js';
import { DeliveryPanel } from './delivery.js';
import { byId } from './dom.js';
import {
  GENERAL, isGroup, listenGroupForm, listenTopics, showGroupForm, showSpeaker, showTopics, speakersOf, topicOf,
} from './groups.js';
import {
  closePeople, copy, forwardDialog, hideToast, listenPeople, messageMenu, openPeople, showHeader, showPeople, showStatus,
  startTheme, toast,
} from './panels.js';
import { authorOf, plainText, readFile } from './parts.js';
import { Presses } from './press.js';
import { MessageList } from './render.js';
import { languageOf, textsFor, translatePage } from './texts.js';

const PERSON_KEY = 'chat-person';
const OFFLINE_GRACE_MILLISECONDS = 1200;
const TYPING_POLL_MILLISECONDS = 1000;

const app = {
  state: undefined,
  me: undefined,
  chatId: undefined,
  topic: GENERAL,
  freshTopics: new Set(),
  messages: undefined,
  group: undefined,
  // Groups that are seen to have become supergroups.
  moved: new Set(),
  typing: false,
  online: undefined,
  unread: new Set(),
  language: undefined,
  t: textsFor('en'),
  // Grows with every local change: an answer that was asked for before it is stale.
  version: 0,
};

const list = new MessageList({
  onCommand: (text) => say(text),
  onPress: (message, data) => presses.press(message, data),
  isBusy: (messageId, data) => presses.isBusy(messageId, data),
  onMenu: (message, x, y) => openMenu(message, x, y, isMine(message) && message.text !== undefined),
  onCopy: (text) => copy(text, app.t),
  onUnsupported: () => toast(app.t('unsupported')),
  onMissing: () => toast(app.t('notFound')),
});

const presses = new Presses({ view: () => app, attempt, onBusy: (messageId) => list.markBusy(messageId) });

const composer = new Composer({
  onSubmit: submit,
  onCommand: (text) => say(text),
  onEditLast: editLast,
  onTooLarge: (size) => toast(app.t('tooLarge', { size })),
  language: () => app.language,
  commands: commandsForMe,
  t: (key, values) => app.t(key, values),
});

const openMenu = messageMenu((action, message) => {
  if (action === 'edit') composer.edit(message);
  else if (action === 'forward') openForward(message, app);
  else if (action === 'reply') composer.reply(message, authorOf(message, { ...app, bot: app.state.bot }), plainText(message, app.t));
  else copy(plainText(message, app.t), app.t);
});

const openForward = forwardDialog(forward);

const delivery = new DeliveryPanel({ view: () => app, attempt, onChange: refresh });

const isMine = (message) => message.from?.id === app.me?.id;
const currentChat = () => app.state?.chats.find((chat) => chat.id === app.chatId);

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
  const chat = currentChat();
  showHeader({ ...app, chat });
  showPeople(app, { onPerson: choosePerson, onGroup: chooseGroup });
  showGroupForm(app);
  showSpeaker({ ...app, chat }, { onSpeaker: speakAs, onInvite: invite });
  delivery.refresh();
  composer.commandsChanged();
  composer.enable(Boolean(app.me));
}

function showMessages() {
  const chat = currentChat();
  showTopics({ ...app, chat, fresh: app.freshTopics }, chooseTopic);
  const here = chat?.is_forum ? app.messages?.filter((message) => topicOf(message) === app.topic) : app.messages;
  const empty = here?.length === 0;
  byId('start').hidden = !(empty && app.me && !isGroup(chat));
  byId('empty').hidden = !empty || isGroup(chat);
  if (!here || !app.me) return;
  list.show(here, { me: app.me, bot: app.state.bot, group: isGroup(chat), t: app.t, language: app.language });
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
  const { version, chatId } = app;
  if (chatId === undefined) return;
  const [answer, group] = await Promise.all([
    control.messages(chatId), isGroup(currentChat()) ? control.group(chatId) : undefined,
  ]);
  if (version !== app.version || chatId !== app.chatId) {
    again = true;
    return;
  }
  noticeTopics(app.messages, answer.messages);
  app.messages = answer.messages;
  const moved = app.group && !app.group.migrated_to && group?.migrated_to;
  app.group = group;
  if (group?.migrated_to) app.moved.add(chatId);
  setTyping(Boolean(answer.typing));
  showSpeaker({ ...app, chat: currentChat() }, { onSpeaker: speakAs, onInvite: invite });
  showMessages();
  // As Telegram's apps do: whoever looks at a group goes with it.
  if (moved) chooseGroup(moved);
}

/// Marks the topics in which something was said while another one is shown.
function noticeTopics(before, after) {
  if (!before) return;
  const last = before.at(-1)?.message_id ?? 0;
  for (const message of after) {
    if (message.message_id > last && topicOf(message) !== app.topic) app.freshTopics.add(topicOf(message));
  }
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
  const [who, where] = location.hash.slice(1).split('/').map(Number);
  const wanted = who || Number(localStorage.getItem(PERSON_KEY));
  const { people, chats } = app.state;
  const person = people.find(({ id }) => id === wanted) ?? people[0];
  const group = chats.find((chat) => chat.id === where && isGroup(chat));
  if (person) enter(person, group?.id ?? person.id);
  else openPeople();
}

function enter(person, chatId) {
  const before = app.chatId;
  app.me = person;
  app.version += 1;
  app.unread.delete(chatId);
  // The hash lets two windows be two people.
  history.replaceState(null, '', chatId === person.id ? `#${person.id}` : `#${person.id}/${chatId}`);
  localStorage.setItem(PERSON_KEY, String(person.id));
  if (chatId === before) return;
  const left = draftKey();
  app.chatId = chatId;
  app.topic = GENERAL;
  app.freshTopics.clear();
  app.messages = undefined;
  app.group = undefined;
  app.typing = false;
  hideToast();
  list.clear();
  composer.switchChat(left, draftKey());
}

const draftKey = () => (app.chatId === undefined ? undefined : `${app.chatId} ${app.topic}`);

/// Somebody else of the group takes the phone.
function speakAs(person) {
  enter(person, app.chatId);
  showAround();
  showMessages();
  composer.focus();
}

function chooseTopic(topic) {
  if (topic === app.topic) return;
  const left = draftKey();
  app.topic = topic;
  app.freshTopics.delete(topic);
  list.clear();
  composer.switchChat(left, draftKey());
  showMessages();
}

function go(person, chatId) {
  closePeople();
  enter(person, chatId);
  showAround();
  showMessages();
  return refresh();
}

function choosePerson(id) {
  go(app.state.people.find((one) => one.id === id), id);
  composer.focus();
}

function chooseGroup(id) {
  go(app.me, id).then(speakAsMember);
}

/// In a group only its members can speak.
function speakAsMember() {
  const speakers = speakersOf(app.group, app.state.people);
  if (app.group && speakers.length > 0 && !speakers.some(({ id }) => id === app.me?.id)) speakAs(speakers[0]);
}

async function addPerson(fields) {
  await attempt(async () => {
    const person = await control.addPerson(fields);
    app.state = await control.state();
    choosePerson(person.id);
  });
}

async function addGroup(title, members, topics) {
  await attempt(async () => {
    const admin = members.includes(app.me?.id) ? app.me.id : members[0];
    const others = members.filter((id) => id !== admin);
    const chat = await control.addGroup({ title, admin_id: admin, member_ids: others, topics });
    app.state = await control.state();
    app.me = app.state.people.find(({ id }) => id === admin);
    chooseGroup(chat.id);
  });
}

function invite({ id }) {
  const { chatId, me } = app;
  return attempt(() => control.setMember(chatId, { user_id: id, status: 'member', by: me.id }));
}

async function addTopic(name) {
  const { chatId, me } = app;
  await attempt(async () => {
    const topic = await control.addTopic(chatId, { from_id: me.id, name });
    await readMessages();
    chooseTopic(topic.message_thread_id);
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

/// Who says it and where: the same for texts, files and what is forwarded.
function said(more) {
  const body = { chat_id: app.chatId, from_id: app.me.id, ...more };
  if (currentChat()?.is_forum && app.topic !== GENERAL) body.message_thread_id = app.topic;
  return body;
}

async function send(body, call = control.say) {
  if (!app.me) return false;
  return attempt(async () => {
    const { chatId } = app;
    const message = await call(said(body));
    list.stuck = true;
    adopt(message, chatId);
  });
}

const say = (text, replyTo) => send({ text, reply_to_message_id: replyTo });

function forward({ chat, message_id: id }, { origin, date }) {
  return send({ from_chat_id: chat?.id ?? app.chatId, message_id: id, origin, origin_date: date }, control.forward);
}

async function sendFile({ file, asFile, reply }, caption) {
  return send({ ...await readFile(file, asFile), caption: caption || undefined, reply_to_message_id: reply }, control.sendFile);
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
  const done = context?.file ? sendFile(context, text)
    : context?.edit !== undefined ? edit(context.edit, text) : say(text, context?.reply);
  if (!await done) composer.restore(text, context);
}

function editLast() {
  const mine = app.messages?.findLast((message) => isMine(message) && message.text !== undefined);
  if (mine) composer.edit(mine);
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
listenGroupForm(addGroup);
listenTopics(addTopic);
byId('start').addEventListener('click', () => say('/start'));
listen({ onChange, onOnline: () => showOnline(true), onOffline });
refresh();
