// Groups: the form that makes one, who is speaking in it, and its topics.

import { byId, button, element, fullName, paintAvatar, setText } from './dom.js';

/// The topic that every forum has; its messages carry no thread.
export const GENERAL = 0;

export const isGroup = (chat) => chat !== undefined && chat.type !== 'private';

/// Which topic of a forum a message stands in.
export function topicOf(message) {
  return message.is_topic_message || message.forum_topic_created
    ? message.message_thread_id ?? message.message_id : GENERAL;
}

/// The topics of a forum. The twin names them; their colours stand in the messages that began them.
function topicsOf(group, messages, t) {
  const topics = new Map([[GENERAL, { id: GENERAL, name: t('general') }]]);
  for (const { message_thread_id: id, name } of group?.topics ?? []) topics.set(id, { id, name });
  for (const message of messages ?? []) {
    const id = topicOf(message);
    const { forum_topic_created: made } = message;
    if (!topics.has(id)) topics.set(id, { id, name: `#${id}` });
    if (made) Object.assign(topics.get(id), { colour: made.icon_color });
  }
  return [...topics.values()];
}

/// The people who can speak in a group.
export function speakersOf(group, people) {
  const ids = new Set(group?.members?.map(({ user }) => user.id));
  return group ? people.filter(({ id }) => ids.has(id)) : people;
}

// Making a group

let formKey;

export function showGroupForm({ state, me, t }) {
  const key = JSON.stringify([state.people, t('members')]);
  if (key === formKey) return;
  formKey = key;
  const box = byId('group-members');
  const chosen = new Set([...box.querySelectorAll(':checked')].map(({ value }) => Number(value)));
  if (chosen.size === 0 && me) chosen.add(me.id);
  box.replaceChildren(...state.people.map((person) => {
    const label = element('label', 'choice');
    const tick = element('input');
    Object.assign(tick, { type: 'checkbox', value: person.id, checked: chosen.has(person.id) });
    tick.dataset.testid = 'group-member';
    label.append(tick, element('span', '', fullName(person)));
    return label;
  }));
}

export function listenGroupForm(onAdd) {
  byId('add-group').addEventListener('submit', (event) => {
    event.preventDefault();
    const title = byId('group-title').value.trim();
    const members = [...byId('group-members').querySelectorAll(':checked')].map(({ value }) => Number(value));
    if (!title || members.length === 0) return;
    onAdd(title, members, byId('group-topics').checked);
    byId('group-title').value = '';
    byId('new-group').open = false;
  });
}

// Who is speaking

/// Members speak, all others can be asked in.
export function showSpeaker({ state, me, chat, group, t }, { onSpeaker, onInvite }) {
  const node = byId('speaker');
  node.hidden = !isGroup(chat) || !me;
  if (node.hidden) return;
  const label = `${t('speaker')}: ${fullName(me)}`;
  node.setAttribute('aria-label', label);
  node.title = label;
  paintAvatar(byId('speaker-avatar'), me);
  const list = byId('speakers');
  const members = new Set(speakersOf(group, state.people));
  const people = [...members, ...state.people.filter((person) => !members.has(person))];
  const key = JSON.stringify([people, members.size, me.id, t('invite')]);
  if (list.dataset.key === key) return;
  list.dataset.key = key;
  list.replaceChildren(...people.map((person) => {
    const inside = members.has(person);
    const row = speakerRow(person, me, inside ? 'speaker-option' : 'speaker-invite');
    row.classList.toggle('outside', !inside);
    if (!inside) row.append(element('span', 'note', t('invite')));
    row.addEventListener('click', () => {
      list.hidePopover();
      (inside ? onSpeaker : onInvite)(person);
    });
    return row;
  }));
}

function speakerRow(person, me, testId) {
  const row = button('person', undefined, testId);
  row.dataset.userId = person.id;
  const avatar = element('span', 'avatar small');
  avatar.setAttribute('aria-hidden', 'true');
  paintAvatar(avatar, person);
  row.append(avatar, element('span', 'person-label', fullName(person)));
  if (person.id === me.id) row.setAttribute('aria-current', 'true');
  return row;
}

// Topics

/// `fresh` holds the topics in which something new was said meanwhile.
export function showTopics({ chat, group, messages, topic, fresh, t }, onTopic) {
  const strip = byId('topics');
  strip.hidden = !chat?.is_forum;
  if (strip.hidden) return;
  const topics = topicsOf(group, messages, t);
  const list = byId('topic-list');
  const chips = new Map([...list.children].map((chip) => [Number(chip.dataset.threadId), chip]));
  for (const { id, name, colour } of topics) {
    const chip = chips.get(id) ?? topicChip(id, onTopic);
    chips.delete(id);
    setText(chip.querySelector('.topic-name'), name);
    chip.querySelector('.topic-mark').dataset.colour = String(colour ?? id);
    chip.querySelector('.topic-mark').hidden = id === GENERAL;
    chip.querySelector('.dot').hidden = !fresh.has(id);
    chip.setAttribute('aria-pressed', String(id === topic));
    if (!chip.isConnected) list.append(chip);
  }
  for (const chip of chips.values()) chip.remove();
}

function topicChip(id, onTopic) {
  const chip = button('topic', undefined, 'topic');
  chip.dataset.threadId = id;
  const dot = element('span', 'dot');
  chip.append(element('span', 'topic-mark'), element('span', 'topic-name'), dot);
  chip.addEventListener('click', () => {
    onTopic(id);
    chip.scrollIntoView({ inline: 'center', block: 'nearest' });
  });
  return chip;
}

export function listenTopics(onNew) {
  byId('add-topic').addEventListener('submit', (event) => {
    event.preventDefault();
    const name = byId('topic-name').value.trim();
    if (!name) return;
    byId('topic-name').value = '';
    byId('new-topic').hidePopover();
    onNew(name);
  });
}
