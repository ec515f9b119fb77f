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
  delivery: 'Delivery to the bot', waitingNow: 'Waiting', nothingWaits: 'nothing', oldest: 'The oldest waits for', nextTry: 'Next try',
  lastError: 'Last error', now: 'now', inTime: 'in {time}',
  seconds: '{n} s', minutes: '{n} min', hours: '{n} h',
  networkIsUp: 'The network is up', networkIsDown: 'The network is cut', networkCut: 'Cut the network', networkMend: 'Mend it',
  cut: 'the network is cut', cutWaiting: 'the network is cut, waiting: {n}',
  networkNotice: 'The network between the bot and this chat is cut. Messages will wait.',
  forward: 'Forward here', forwardTitle: 'Forward to this chat', forwardAuthor: 'Written by', forwardDate: 'Written at',
  forwardedFrom: 'Forwarded from', hiddenName: 'Somebody who hides the account', unknown: 'somebody',
  attach: 'Attach a photo or a file', asFile: 'Send as a file', caption: 'Caption', download: 'Download',
  tooLarge: 'The file is too large: {size} at most',
  addGroup: 'Add a group', groupTitle: 'Title', members: 'Members', withTopics: 'With topics', speaker: 'Who is speaking',
  topics: 'Topics', general: 'General', newTopic: 'New topic', topicName: 'Name of the topic',
  joined: '{who} joined', invited: '{who} added {whom}', left: '{who} left', removed: '{who} removed {whom}',
  newTitle: 'New title: {title}', groupCreated: '{who} created the group', migrated: 'The group became a supergroup',
  topicCreated: 'Topic “{title}” created', topicRenamed: 'The topic is now “{title}”', topicClosed: 'The topic was closed',
  topicReopened: 'The topic was reopened', pinned: '{who} pinned “{what}”', invite: 'add',
  privacy: 'Privacy mode', privacyOn: 'The bot hears commands, mentions and replies', privacyOff: 'The bot hears everything',
  block: 'Block the bot', blockOn: 'It can write nothing here', blockOff: 'It can write here', migrate: 'Make it a supergroup',
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
  delivery: 'Доставка боту', waitingNow: 'Ждут', nothingWaits: 'ничего', oldest: 'Самое старое ждёт', nextTry: 'Следующая попытка',
  lastError: 'Последняя ошибка', now: 'сейчас', inTime: 'через {time}',
  seconds: '{n} с', minutes: '{n} мин', hours: '{n} ч',
  networkIsUp: 'Сеть работает', networkIsDown: 'Сеть отключена', networkCut: 'Отключить сеть', networkMend: 'Включить снова',
  cut: 'сеть отключена', cutWaiting: 'сеть отключена, ждут: {n}',
  networkNotice: 'Сеть между ботом и этим чатом отключена. Сообщения подождут.',
  forward: 'Переслать сюда', forwardTitle: 'Переслать в этот чат', forwardAuthor: 'Кто написал', forwardDate: 'Когда написано',
  forwardedFrom: 'Переслано от', hiddenName: 'Тот, кто скрыл свой аккаунт', unknown: 'кто-то',
  attach: 'Прикрепить фото или файл', asFile: 'Отправить как файл', caption: 'Подпись', download: 'Скачать',
  tooLarge: 'Файл слишком большой: можно до {size}',
  addGroup: 'Добавить группу', groupTitle: 'Название', members: 'Участники', withTopics: 'С темами', speaker: 'Кто говорит',
  topics: 'Темы', general: 'Общая', newTopic: 'Новая тема', topicName: 'Название темы',
  joined: '{who} теперь в группе', invited: '{who} → в группе теперь {whom}', left: '{who} больше не в группе', removed: '{who} → удалён участник: {whom}',
  newTitle: 'Новое название: {title}', groupCreated: 'Группа создана: {who}', migrated: 'Группа стала супергруппой',
  topicCreated: 'Создана тема «{title}»', topicRenamed: 'Тема теперь называется «{title}»', topicClosed: 'Тема закрыта',
  topicReopened: 'Тема открыта снова', pinned: 'Закреплено: «{what}»', invite: 'позвать',
  privacy: 'Режим приватности', privacyOn: 'Бот слышит команды, упоминания и ответы ему', privacyOff: 'Бот слышит всё',
  block: 'Заблокировать бота', blockOn: 'Писать сюда он не может', blockOff: 'Писать сюда он может', migrate: 'Сделать супергруппой',
};

// The everyday words only; whatever is not here is said in Russian.
const kk = {
  ...ru,
  messages: 'Хабарламалар', message: 'Хабарлама', send: 'Жіберу', commands: 'Командалар', start: 'БАСТАУ', ok: 'Жарайды',
  emptyTitle: 'Мұнда әзірге ештеңе жоқ', emptyText: 'Сәлемдесіңіз: «Бастау» түймесін басыңыз.',
  addPerson: 'Адам қосу', name: 'Аты', language: 'Тілі', add: 'Қосу', groups: 'Топтар', people: 'Кім жазады',
  reply: 'Жауап беру', edit: 'Өңдеу', copy: 'Көшіру', copied: 'Көшірілді', edited: 'өңделген', you: 'Сіз',
  replyTo: 'Жауап: {who}', editing: 'Өңдеу', cancel: 'Болдырмау', today: 'Бүгін', yesterday: 'Кеше', typing: 'жазып жатыр…', online: 'желіде',
  delivery: 'Ботқа жеткізу', waitingNow: 'Күтуде', nothingWaits: 'ештеңе жоқ', oldest: 'Ең ескісінің күткені', nextTry: 'Келесі әрекет',
  lastError: 'Соңғы қате', now: 'қазір', inTime: '{time} кейін', seconds: '{n} с', minutes: '{n} мин', hours: '{n} сағ',
  networkIsUp: 'Желі жұмыс істеп тұр', networkIsDown: 'Желі ажыратылған', networkCut: 'Желіні ажырату', networkMend: 'Қайта қосу',
  cut: 'желі ажыратылған', cutWaiting: 'желі ажыратылған, күтуде: {n}', waiting: 'жеткізуді күтуде: {n}',
  forward: 'Осында қайта жіберу', forwardTitle: 'Осы чатқа қайта жіберу', forwardAuthor: 'Кім жазған', forwardDate: 'Қашан жазылған',
  forwardedFrom: 'Қайта жіберілді:', attach: 'Фото немесе файл тіркеу', asFile: 'Файл ретінде жіберу', caption: 'Қолтаңба', download: 'Жүктеп алу',
  addGroup: 'Топ қосу', groupTitle: 'Атауы', members: 'Қатысушылар', withTopics: 'Тақырыптармен', speaker: 'Кім сөйлейді',
  topics: 'Тақырыптар', general: 'Жалпы', newTopic: 'Жаңа тақырып', topicName: 'Тақырып атауы', 
  joined: '{who} топқа қосылды', left: '{who} топтан шықты', newTitle: 'Жаңа атауы: {title}',
  topicCreated: '«{title}» тақырыбы ашылды', pending: 'Жеткізілуін күтуде',
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
  if (state.faults?.network_down) return { plain: t('networkNotice'), raw: '' };
  const status = last?.status ?? 0;
  const waiting = (webhook?.pending_update_count ?? 0) > 0;
  const why = last ? last.error : waiting && webhook?.last_error_message;
  if (!why && (status === 0 || (status >= 200 && status < 300))) return undefined;
  return { plain: troubleText(String(why || status), t, status), raw: String(why || status) };
}

/// An error of a delivery in plain words; the status is looked for in the error if it is not given.
export function troubleText(why, t, known = 0) {
  const status = known || Number(/webhook: (\d{3})\b/.exec(why)?.[1] ?? 0);
  if (status === 401 || status === 403) return t('forbidden', { status });
  if (status === 404) return t('missing');
  if (status >= 500) return t('crashed', { status });
  if (/resolve|dns|lookup|name/i.test(why)) return t('noName');
  if (/time(d)? ?out/i.test(why)) return t('timeout');
  if (/refused|unreachable|reset|closed|network|connect/i.test(why)) return t('refused');
  return t('failed', { why });
}
