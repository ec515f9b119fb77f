// The control API of the twin, and its stream of changes.

export class ControlError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(path, body) {
  const options = body === undefined
    ? { cache: 'no-store' }
    : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response;
  try {
    response = await fetch(`/control/${path}`, options);
  } catch (cause) {
    throw new ControlError(0, String(cause));
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ControlError(response.status, answer.error ?? response.statusText);
  return answer;
}

export const control = {
  state: () => call('state'),
  messages: (chatId) => call(`chats/${encodeURIComponent(chatId)}/messages`),
  addPerson: (person) => call('people', person),
  say: (message) => call('say', message),
  press: (press) => call('press', press),
  edit: (change) => call('edit', change),
  log: (after) => call(`log?after=${after}`),
  fault: (faults) => call('fault', faults),
  sendFile: (file) => call('file', file),
  forward: (forward) => call('forward', forward),
  addGroup: (group) => call('groups', group),
  group: (chatId) => call(`groups/${encodeURIComponent(chatId)}`),
  addTopic: (chatId, topic) => call(`groups/${encodeURIComponent(chatId)}/topics`, topic),
  setMember: (chatId, member) => call(`groups/${encodeURIComponent(chatId)}/members`, member),
  migrate: (chatId) => call(`groups/${encodeURIComponent(chatId)}/migrate`, {}),
  privacy: (on) => call('privacy', { on }),
  block: (personId, blocked) => call('block', { person_id: personId, blocked }),
  fileUrl: (fileId) => `/control/files/${encodeURIComponent(fileId)}`,
  callback: (id) => call(`callbacks/${encodeURIComponent(id)}`),
};

function chatOf(event) {
  try {
    return JSON.parse(event.data).chat_id;
  } catch {
    return undefined;
  }
}

/// Keeps a stream of changes open for as long as the page lives.
/// `onChange(chatId | undefined)` also runs after every reconnection, because changes may have been missed.
export function listen({ onChange, onOnline, onOffline }) {
  let wait = 500;
  const connect = () => {
    const source = new EventSource('/control/events');
    source.addEventListener('open', () => {
      wait = 500;
      onOnline();
      onChange(undefined);
    });
    source.addEventListener('change', (event) => onChange(chatOf(event)));
    source.addEventListener('error', () => {
      onOffline();
      // The browser reconnects by itself after a network error, but not after an HTTP error.
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 8000);
    });
  };
  connect();
}
