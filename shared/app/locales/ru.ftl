# Русский. Предложения бота: тёплые, короткие, без упрёка.

language-name = Русский
guess-zone = Europe/Moscow
guess-currency = RUB

# Как пишутся суммы: разделитель тысяч, дробная запятая, знак валюты после числа.
format-group = { "\u00A0" }
format-point = ,
format-sign = after
format-day = %d.%m.%Y

# Запись.
recorded-expense = ✅ <b>{ $amount }</b> · { $note }
recorded-income = 💰 <b>+{ $amount }</b> · { $note }
planned-expense = 🗓 Запланировано: <b>{ $amount }</b> · { $note }
planned-income = 🗓 Запланировано: <b>+{ $amount }</b> · { $note }
line-expense = • { $amount } · { $note }
line-income = • +{ $amount } · { $note }
no-note = без описания
recorded-several = ✅ <b>{ $count ->
        [one] { $count } запись
        [few] { $count } записи
       *[other] { $count } записей
    }</b>
together = Вместе: <b>{ $sum }</b>
sums-expense = За день { $day } · за месяц { $month }
sums-expense-day = За тот день { $day } · за месяц { $month }
sums-income = Доходы за месяц { $month }
edited-away = ✏️ В сообщении больше нет сумм, записи из него убраны. Верните сумму, и запись вернётся.

# Что не записано.
not-recorded = Пока не записано:
problem = «{ $source }»: { $why }
and-more = …и другие строки
why-no-amount = не вижу суммы
why-unclear = здесь несколько чисел, какое из них сумма?
why-zero = сумма равна нулю
why-too-precise = слишком много знаков после запятой
why-too-large = похоже на номер, а не на сумму
why-too-many = больше 25 записей за раз, пришлите отдельно
why-question = похоже на вопрос
why-plan = это ещё впереди, а дня нет
why-negation = похоже, трата не состоялась
why-unsure = не уверен, что это трата
why-total = итог уже посчитан по строкам
why-service = банк не сообщает о движении денег

ask-which-entry = Там несколько записей. Нажмите на номер той, что надо поправить, и ответьте на неё:
ask-which-amount = Здесь несколько чисел. Какое из них сумма?
ask-record = Не уверен, что это деньги. Записать?
ask-record-plan = Похоже, это ещё впереди. Записать уже сейчас?
ask-record-negation = Похоже, этого не было. Всё-таки записать?
yes-words = да ага угу ок окей записать запиши записывай давай
no-words = нет неа не отмена отменить
not-recorded-then = Хорошо, не записываю.
help-no-amount =
    Не вижу суммы. Напишите, сколько и на что, например:
    <code>40 транспорт</code>
ask-how-much =
    Не вижу суммы. Сколько за «{ $note }»? Пришлите число, например <code>250</code>
help-unclear =
    Здесь несколько чисел. Напишите сумму с валютой, и я пойму:
    <code>2 кофе 500 ₽</code>
help-zero =
    Сумма равна нулю, записывать нечего. Напишите, например:
    <code>40 транспорт</code>
help-too-precise =
    Слишком много знаков после запятой. Напишите так:
    <code>10,50 хлеб</code>
help-question =
    Похоже на вопрос. Расходы за день и месяц: /expenses. Что я умею: /help
help-unsure =
    Не уверен, что это трата. Если да, напишите коротко, сколько и на что:
    <code>40 транспорт</code>
help-service = Это сообщение банка, но деньги по нему не двигались, поэтому записывать нечего.
help-too-large =
    Это похоже на номер, а не на сумму. Если это всё-таки деньги, напишите с пробелами:
    <code>1 500 000 машина</code>

# Знакомство и помощь.
start =
    Привет! Я Копейка, дневник денег. Напишите, на что ушли деньги, и я всё запомню:
    <code>40 транспорт</code>
    <code>+50000 зарплата</code>

    Считаю в { $currency }, время: { $zone }, сейчас { $time }.
    Выберите валюту и город. Вашего нет? Ответьте кодом валюты или городом: <code>AMD</code>, <code>Самара</code>
help =
    Просто пишите, на что ушли деньги:
    <code>40 транспорт</code>
    <code>кофе 3,50 €</code>
    <code>вчера такси 2к</code>
    <code>+50000 зарплата</code> (доход)
    <code>завтра аренда 25000</code> (план)

    Можно несколько сразу, каждую с новой строки. Ошиблись? Измените своё сообщение, нажмите кнопку под ответом или ответьте на него верной суммой.

    /expenses расходы за день и месяц
    /categories категории и чему я научился
    /currency валюта
    /zone часовой пояс
    /language язык
currency-choices = RUB KZT BYN UZS USD EUR
zone-choices =
    Europe/Moscow Москва
    Asia/Yekaterinburg Екатеринбург
    Asia/Novosibirsk Новосибирск
    Asia/Almaty Алматы
    Europe/Minsk Минск
    Asia/Tbilisi Тбилиси
help-words = помощь помоги помогите справка меню help
hello =
    Я на связи 🙂 Напишите, сколько и на что, и я запишу:
    <code>40 транспорт</code>
unknown-command = Такой команды я не знаю. Что я умею: /help

# Расходы.
expenses-today = <b>Сегодня</b>
expenses-nothing-today = Сегодня записей пока нет.
expenses-none =
    В этом месяце записей пока нет. Напишите первую, например:
    <code>40 транспорт</code>
expenses-ahead = 🗓 <b>Впереди</b>
and-later = …и другие
and-earlier = …{ $count ->
        [one] и ещё { $count } запись раньше
        [few] и ещё { $count } записи раньше
       *[other] и ещё { $count } записей раньше
    }

# Настройки.
currency-set = Готово. Суммы без валюты теперь считаю в { $currency }. Прежние записи не меняются.
zone-set = Готово. Ваше время: { $zone }, сейчас { $time }.
language-set = Готово, говорим по-русски.
ask-currency =
    Сейчас { $currency }. Чтобы сменить, напишите код, например:
    <code>/currency KZT</code>
ask-zone =
    Сейчас { $zone }, на часах { $time }. Чтобы сменить, напишите город или сдвиг:
    <code>/zone Алматы</code>
    <code>/zone UTC+5</code>
ask-language =
    Выберите язык:
    { $choices }
refused = Этот бот ведёт дневник только для своих. Если вы свой, попросите хозяина вас добавить.

# Для меню и описания бота в Telegram.
command-expenses = Расходы за день и месяц
command-categories = Категории
command-help = Как писать
command-currency = Валюта
command-zone = Часовой пояс
command-language = Язык
bot-short-description = Дневник денег: напишите «40 транспорт», и расход записан.
bot-description =
    Дневник денег в чате. Напишите «40 транспорт» или «кофе 3,50», и расход записан: с итогом за день и месяц, без форм и таблиц.

# Кнопки и категории.
deleted = 🗑 Удалено: <s>{ $amount } · { $note }</s>
line-deleted = • <s>{ $amount } · { $note }</s>
button-category = Категория
button-amount = Сумма
button-day = Дата
button-note = Описание
button-income = В доход
button-expense = В расход
button-now = Записать сейчас
button-no = Не записывать
day-yesterday = вчера
day-tomorrow = завтра
button-delete = 🗑 Удалить
button-restore = ↩️ Вернуть
button-back = ‹ Назад
button-list = ‹ Все записи
button-clear-note = Без описания
same-again = 🔁 Такая же запись есть в { $time }. Если это одна и та же, уберите эту.
button-same = Это одна запись
button-unknown = Эта кнопка больше не действует.
button-stale = Запись успела измениться. Вот как сейчас.
ask-category = Какая категория?
ask-amount = Новая сумма: <b>{ $typed }</b>
ask-day = За какой день?
ask-note = Ответьте на это сообщение новым описанием.

# Чек на фото и категория, о которой подумали позже.
photo-looking = 🔎 Смотрю чек…
photo-no-code =
    На фото не видно QR-кода. Снимите его ближе и ровнее или просто напишите сумму:
    <code>1234,50 продукты</code>
photo-other-code =
    QR-код есть, но в нём нет суммы и даты. Нужен код с кассового чека, или напишите сумму:
    <code>1234,50 продукты</code>
photo-no-picture =
    Этот файл не открылся. Пришлите обычное фото, до 10 МБ, или напишите сумму:
    <code>1234,50 продукты</code>
opinion = «{ $note }» теперь в категории { $category }.

category-groceries = 🛒 Продукты
category-eating-out = 🍽 Кафе и рестораны
category-transport = 🚌 Транспорт
category-car = 🚗 Машина
category-fuel = ⛽ Топливо
category-home = 🏠 Дом
category-utilities = 💡 Коммуналка
category-communication = 📱 Связь
category-health = 🩺 Здоровье
category-pharmacy = 💊 Аптека
category-beauty = 💇 Красота
category-sport = 🏃 Спорт
category-clothes = 👕 Одежда
category-fun = 🎬 Развлечения
category-education = 📚 Образование
category-gifts = 🎁 Подарки
category-travel = ✈️ Путешествия
category-other = 📦 Другое
category-salary = 💼 Зарплата
category-bonus = 🏅 Премия
category-freelance = 🧑‍💻 Подработка
category-interest = 🏦 Проценты
category-investment = 📈 Инвестиции
category-rent = 🔑 Аренда
category-refund = ↩️ Возврат
category-gift-in = 🎀 Подарок
category-other-income = 💰 Другой доход

# Свои категории и то, чему научили исправления.
categories-expenses =
    <b>Категории расходов</b>
    Нажмите на категорию, чтобы сменить имя или значок, объединить её с другой или скрыть. Новую можно добавить сразу:
    <code>/categories 🐶 Собака</code>
categories-incomes =
    <b>Категории доходов</b>
    Нажмите на категорию, чтобы сменить имя или значок, объединить её с другой или скрыть. Новую можно добавить сразу:
    <code>/categories +📬 Дивиденды</code>
categories-card = <b>{ $category }</b>
categories-hidden = 🙈 Скрыта: не предлагаю её и сам не выбираю. Её записи остаются как есть.
categories-merged = 🔀 Объединена: её записи показаны в { $into }. Отделите её, и они вернутся.
categories-ask-merge = В какой категории показывать записи из { $category }? Это можно отменить.
categories-ask-new-expense = Ответьте на это сообщение названием новой категории расходов, можно со значком: <code>🐶 Собака</code>
categories-ask-new-income = Ответьте на это сообщение названием новой категории доходов, можно со значком: <code>📬 Дивиденды</code>
categories-ask-name = Ответьте на это сообщение новым названием для { $category }. Можно вместе со значком.
categories-ask-emoji = Ответьте на это сообщение значком для { $category }.
categories-added = ✅ Готово, категория есть:
categories-renamed = ✅ Готово, теперь она такая:
categories-exists = Такое название уже занято. Вот эта категория:
categories-too-many = Своих категорий уже 40, больше я пока не вмещаю. Ненужную можно переименовать.
categories-no-name = Нужно название: буквы или цифры.
categories-long-name = Название длиннее 30 знаков. Получится покороче?
categories-no-emoji = Здесь нужен один значок.
categories-stale = Здесь уже всё изменилось. Вот как сейчас.
button-new-category = ➕ Новая категория
button-incomes = Доходы ›
button-expenses = Расходы ›
button-hints = 🧠 Чему я научился
button-rename = ✏️ Название
button-emoji = 😀 Значок
button-merge = 🔀 Объединить
button-unmerge = ↩️ Отделить
button-hide = 🙈 Скрыть
button-unhide = 👁 Показывать снова
button-usual-name = ↺ Обычное название
button-all-categories = ‹ Все категории
button-forget = 🗑 Забыть
hints =
    <b>Чему я научился</b>
    Для этих слов вы выбрали другую категорию, и я запомнил. Нажмите на слова, чтобы поменять, или 🗑, чтобы забыть.
hints-none = Пока ничего не запомнил. Поменяйте категорию записи кнопкой, и для тех же слов я её запомню.
hints-ask = «{ $words }» сейчас в { $category }. Куда отнести?
learned = Запомнил: «{ $words }» → { $category }
