// What the page itself says, in the language of the chosen person.

const en = {
  theme: 'Light or dark', people: 'Who is writing', messages: 'Messages', message: 'Message', send: 'Send',
  commands: 'Commands', cancel: 'Cancel', toBottom: 'To the latest message', start: 'START', ok: 'OK',
  emptyTitle: 'Nothing here yet', emptyText: 'Say hello: press START.',
  addPerson: 'Add a person', name: 'Name', language: 'Language', add: 'Add', groups: 'Groups',
  reply: 'Reply', edit: 'Edit', copy: 'Copy', actions: 'Message actions',
  copied: 'Copied', copyFailed: 'Could not copy', edited: 'edited', editing: 'Editing', replyTo: 'Reply to {who}',
  you: 'You', today: 'Today', yesterday: 'Yesterday', pending: 'Waiting for delivery', delivered: 'Delivered',
  online: 'online', typing: 'typing…', connecting: 'connecting…', offline: 'no connection, trying again…',
  waiting: 'waiting for delivery: {n}', noWebhook: 'the bot is not connected yet', nobody: 'add a person to begin',
  file: 'File', photo: 'Photo', voice: 'Voice message', sticker: 'Sticker', other: 'This kind of message is not shown here',
  unsupported: 'This button works only in Telegram', noAnswer: 'The bot has not answered the press',
  notSent: 'Not sent: {why}', noServer: 'no connection', notFound: 'The message is not here any more',
  refused: 'The bot does not answer: it seems not to be running. Your messages will wait for it.',
  noName: 'The address of the bot cannot be found. Your messages will wait.',
  timeout: 'The bot did not answer in time. It will be tried again.',
  forbidden: 'The bot did not accept the message ({status}): check the secret token.',
  missing: 'Nobody is at the address of the bot (404).',
  crashed: 'The bot ran into an error ({status}). It will be tried again.',
  failed: 'Could not deliver: {why}',
};

const ru = {
  theme: 'Светлая или тёмная тема', people: 'Кто пишет', messages: 'Сообщения', message: 'Сообщение', send: 'Отправить',
  commands: 'Команды', cancel: 'Отменить', toBottom: 'К последнему сообщению', start: 'НАЧАТЬ', ok: 'Хорошо',
  emptyTitle: 'Здесь пока пусто', emptyText: 'Поздоровайтесь: нажмите «Начать».',
  addPerson: 'Добавить человека', name: 'Имя', language: 'Язык', add: 'Добавить', groups: 'Группы',
  reply: 'Ответить', edit: 'Изменить', copy: 'Скопировать', actions: 'Действия с сообщением',
  copied: 'Скопировано', copyFailed: 'Не получилось скопировать', edited: 'изменено', editing: 'Изменение',
  replyTo: 'Ответ: {who}', you: 'Вы', today: 'Сегодня', yesterday: 'Вчера',
  pending: 'Ждёт доставки', delivered: 'Доставлено',
  online: 'на связи', typing: 'печатает…', connecting: 'соединение…', offline: 'нет связи, подключаюсь…',
  waiting: 'ждут доставки: {n}', noWebhook: 'бот ещё не подключён', nobody: 'добавьте человека, чтобы начать',
  file: 'Файл', photo: 'Фото', voice: 'Голосовое сообщение', sticker: 'Стикер', other: 'Такие сообщения здесь не показываются',
  unsupported: 'Эта кнопка работает только в Telegram', noAnswer: 'Бот пока не ответил на нажатие',
  notSent: 'Не отправлено: {why}', noServer: 'нет связи', notFound: 'Этого сообщения здесь уже нет',
  refused: 'Бот не отвечает: похоже, он не запущен. Сообщения его дождутся.',
  noName: 'Адрес бота не находится. Сообщения подождут.',
  timeout: 'Бот не успел ответить. Попробуем ещё раз.',
  forbidden: 'Бот не принял сообщение ({status}): проверьте секретный токен.',
  missing: 'По адресу бота никого нет (404).',
  crashed: 'У бота случилась ошибка ({status}). Попробуем ещё раз.',
  failed: 'Не удалось доставить: {why}',
};

// The everyday words only; whatever is not here is said in Russian.
const kk = {
  ...ru,
  messages: 'Хабарламалар', message: 'Хабарлама', send: 'Жіберу', commands: 'Командалар', start: 'БАСТАУ', ok: 'Жарайды',
  emptyTitle: 'Мұнда әзірге ештеңе жоқ', emptyText: 'Сәлемдесіңіз: «Бастау» түймесін басыңыз.',
  addPerson: 'Адам қосу', name: 'Аты', language: 'Тілі', add: 'Қосу', groups: 'Топтар', people: 'Кім жазады',
  reply: 'Жауап беру', edit: 'Өңдеу', copy: 'Көшіру', copied: 'Көшірілді', edited: 'өңделген', you: 'Сіз',
  replyTo: 'Жауап: {who}', editing: 'Өңдеу', cancel: 'Болдырмау', today: 'Бүгін', yesterday: 'Кеше', typing: 'жазып жатыр…', online: 'желіде',
  connecting: 'қосылуда…', offline: 'байланыс жоқ, қайта қосылуда…', delivered: 'Жеткізілді', file: 'Файл', photo: 'Фото',
};

const TEXTS = { en, ru, kk };

export function languageOf(person) {
  const code = (person?.language_code || navigator.language || 'en').slice(0, 2).toLowerCase();
  return code in TEXTS ? code : 'en';
}

/// The texts of one language: `t('waiting', { n: 2 })`.
export function textsFor(language) {
  const table = TEXTS[language];
  return (key, values = {}) =>
    table[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/// Fills the fixed parts of the page that name their text in a data attribute.
export function translatePage(language) {
  const t = textsFor(language);
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll('[data-label]')) {
    const label = t(node.dataset.label);
    node.setAttribute('aria-label', label);
    if (node.matches('button')) node.title = label;
  }
  for (const node of document.querySelectorAll('[data-placeholder]')) node.placeholder = t(node.dataset.placeholder);
}

/// Why the last delivery failed, in plain words; undefined when it did not.
export function deliveryTrouble(state, t) {
  const { last_delivery: last, webhook } = state;
  const status = last?.status ?? 0;
  const waiting = (webhook?.pending_update_count ?? 0) > 0;
  const why = last ? last.error : waiting && webhook?.last_error_message;
  if (!why && (status === 0 || (status >= 200 && status < 300))) return undefined;
  return { plain: plainTrouble(status, String(why || status), t), raw: String(why || status) };
}

function plainTrouble(status, why, t) {
  if (status === 401 || status === 403) return t('forbidden', { status });
  if (status === 404) return t('missing');
  if (status >= 500) return t('crashed', { status });
  if (/resolve|dns|lookup|name/i.test(why)) return t('noName');
  if (/time(d)? ?out/i.test(why)) return t('timeout');
  if (/refused|unreachable|reset|closed|network|connect/i.test(why)) return t('refused');
  return t('failed', { why });
}
