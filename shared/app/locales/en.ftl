# English. The bot's sentences: warm, brief, free of blame.

language-name = English
guess-zone = Etc/UTC
guess-currency = USD

# How amounts are written: thousands, decimal point, the sign before the number.
format-group = ,
format-point = .
format-sign = before
format-day = %-d %b %Y

# Recording.
recorded-expense = ✅ <b>{ $amount }</b> · { $note }
recorded-income = 💰 <b>+{ $amount }</b> · { $note }
planned-expense = 🗓 Planned: <b>{ $amount }</b> · { $note }
planned-income = 🗓 Planned: <b>+{ $amount }</b> · { $note }
line-expense = • { $amount } · { $note }
line-income = • +{ $amount } · { $note }
no-note = no description
recorded-several = ✅ <b>{ $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }</b>
together = Together: <b>{ $sum }</b>
sums-expense = Today { $day } · this month { $month }
sums-expense-day = That day { $day } · this month { $month }
sums-income = Income this month { $month }
edited-away = ✏️ The message has no amounts any more, so its entries are gone. Put an amount back, and it is on record again.

# What is not on record.
not-recorded = Not on record yet:
problem = “{ $source }”: { $why }
and-more = …and other lines
why-no-amount = I see no amount
why-unclear = several numbers, which one is the amount?
why-zero = the amount is zero
why-too-precise = too many digits after the point
why-too-large = looks like a number of something, not an amount
why-too-many = over 25 entries at once, please send it separately
why-question = looks like a question
why-plan = still ahead, and no day is given
why-negation = looks like it did not happen
why-unsure = not sure that this is money
why-total = the lines are counted already
why-service = the bank tells of no money that moved

ask-which-entry = There are several entries. Tap the number of the one to correct, and reply to it:
ask-which-amount = There are several numbers here. Which one is the amount?
ask-record = I am not sure that this is money. Shall I record it?
ask-record-plan = This looks like something still ahead. Shall I record it now?
ask-record-negation = It looks as if this did not happen. Shall I record it anyway?
yes-words = yes yep yeah y ok okay sure record
no-words = no nope n cancel
not-recorded-then = All right, not recorded.
help-no-amount =
    I see no amount. Tell me how much and what for, like this:
    <code>coffee 3.50</code>
ask-how-much =
    I see no amount. How much for “{ $note }”? Send the number, like <code>3.50</code>
help-unclear =
    There are several numbers. Write the amount with its currency:
    <code>2 coffees $7</code>
help-zero =
    The amount is zero, so there is nothing to record. Try:
    <code>coffee 3.50</code>
help-too-precise =
    Too many digits after the point. Write it like this:
    <code>bread 10.50</code>
help-question =
    That looks like a question. The day and the month: /expenses. What I can do: /help
help-unsure =
    I am not sure that this is money. If it is, write briefly how much and for what:
    <code>3.50 coffee</code>
help-service = This is from a bank, but no money moved, so there is nothing to record.
help-too-large =
    This looks like a number of something, not an amount. If it is money, write it in groups:
    <code>car 1,500,000</code>

# Meeting and help.
start =
    Hi! I am Kopeck, a money diary. Tell me what you spent, and I will remember:
    <code>coffee 3.50</code>
    <code>+2000 salary</code>

    I count in { $currency }, your time zone is { $zone }, now { $time }.
    Choose your currency and city. Yours is not there? Answer with a currency code or a city: <code>PLN</code>, <code>Tokyo</code>
help =
    Just write what you spent:
    <code>coffee 3.50</code>
    <code>40 transport</code>
    <code>yesterday taxi €12</code>
    <code>+2000 salary</code> (income)
    <code>tomorrow rent 1200</code> (planned)

    Several at once? Put each on its own line. A mistake? Edit your message, tap a button under my answer, or reply to it with the right amount.

    /expenses today and this month
    /categories categories and what I have learned
    /currency currency
    /zone time zone
    /language language
currency-choices = USD EUR GBP KZT RUB AED
zone-choices =
    Etc/UTC UTC
    Europe/London London
    Europe/Berlin Berlin
    America/New_York New York
    America/Los_Angeles Los Angeles
    Asia/Dubai Dubai
help-words = help menu
hello =
    I am here 🙂 Tell me how much and what for, and it is on record:
    <code>coffee 3.50</code>
unknown-command = I do not know this command. Here is what I can do: /help

# Expenses.
expenses-today = <b>Today</b>
expenses-nothing-today = Nothing yet today.
expenses-none =
    Nothing yet this month. Write the first one, like this:
    <code>coffee 3.50</code>
expenses-ahead = 🗓 <b>Ahead</b>
and-later = …and more
and-earlier = …{ $count ->
        [one] and { $count } entry before
       *[other] and { $count } entries before
    }

# Settings.
currency-set = Done. Amounts without a currency are in { $currency } now. Earlier entries stay as they are.
zone-set = Done. Your time zone: { $zone }, now { $time }.
language-set = Done, we speak English.
ask-currency =
    Now it is { $currency }. To change it, write the code:
    <code>/currency EUR</code>
ask-zone =
    Now it is { $zone }, { $time } by the clock. To change it, write a city or an offset:
    <code>/zone London</code>
    <code>/zone UTC+5</code>
ask-language =
    Choose a language:
    { $choices }
refused = This bot is private. If it is yours too, ask its owner to add you.

# For the bot's menu and description in Telegram.
command-expenses = Today and this month
command-categories = Categories
command-help = How to write
command-currency = Currency
command-zone = Time zone
command-language = Language
bot-short-description = A money diary: write “coffee 3.50” and it is on record.
bot-description =
    A money diary in a chat. Write “coffee 3.50” or “40 transport”, and it is on record, with the day's and the month's total. No forms, no spreadsheets.

# Buttons and categories.
deleted = 🗑 Deleted: <s>{ $amount } · { $note }</s>
line-deleted = • <s>{ $amount } · { $note }</s>
button-category = Category
button-amount = Amount
button-day = Date
button-note = Note
button-income = To income
button-expense = To expense
button-now = Record it now
button-no = Do not record
day-yesterday = yesterday
day-tomorrow = tomorrow
button-delete = 🗑 Delete
button-restore = ↩️ Restore
button-back = ‹ Back
button-list = ‹ All entries
button-clear-note = No description
same-again = 🔁 The same entry is there at { $time }. If it was one, take this one back.
button-same = It was one
button-unknown = This button no longer works.
button-stale = The entry has changed since. This is how it is now.
ask-category = Which category?
ask-amount = New amount: <b>{ $typed }</b>
ask-day = For which day?
ask-note = Reply to this message with the new note.

# A receipt in a photo, and a category that was thought about later.
photo-looking = 🔎 Looking at the receipt…
photo-no-code =
    I see no QR code in this photo. Take it closer and straight, or just write the amount:
    <code>groceries 12.50</code>
photo-other-code =
    There is a QR code, but no amount and date in it. I need the one on a till receipt, or write the amount:
    <code>groceries 12.50</code>
photo-no-picture =
    This file does not open. Send a plain photo, up to 10 MB, or write the amount:
    <code>groceries 12.50</code>
opinion = “{ $note }” is under { $category } now.

category-groceries = 🛒 Groceries
category-eating-out = 🍽 Eating out
category-transport = 🚌 Transport
category-car = 🚗 Car
category-fuel = ⛽ Fuel
category-home = 🏠 Home
category-utilities = 💡 Utilities
category-communication = 📱 Phone and internet
category-health = 🩺 Health
category-pharmacy = 💊 Pharmacy
category-beauty = 💇 Beauty
category-sport = 🏃 Sport
category-clothes = 👕 Clothes
category-fun = 🎬 Fun
category-education = 📚 Education
category-gifts = 🎁 Gifts
category-travel = ✈️ Travel
category-other = 📦 Other
category-salary = 💼 Salary
category-bonus = 🏅 Bonus
category-freelance = 🧑‍💻 Freelance
category-interest = 🏦 Interest
category-investment = 📈 Investments
category-rent = 🔑 Rent
category-refund = ↩️ Refund
category-gift-in = 🎀 Gift
category-other-income = 💰 Other income

# Own categories, and what corrections taught.
categories-expenses =
    <b>Expense categories</b>
    Tap one to rename it, change its emoji, merge it or hide it. A new one can be written straight away:
    <code>/categories 🐶 Dog</code>
categories-incomes =
    <b>Income categories</b>
    Tap one to rename it, change its emoji, merge it or hide it. A new one can be written straight away:
    <code>/categories +📬 Dividends</code>
categories-card = <b>{ $category }</b>
categories-hidden = 🙈 Hidden: I neither offer it nor choose it myself. Its entries stay as they are.
categories-merged = 🔀 Merged: its entries are shown in { $into }. Take it out, and they are back.
categories-ask-merge = Where shall the entries of { $category } be shown? This can be undone.
categories-ask-new-expense = Reply to this message with the name of the new expense category, an emoji first if you like: <code>🐶 Dog</code>
categories-ask-new-income = Reply to this message with the name of the new income category, an emoji first if you like: <code>📬 Dividends</code>
categories-ask-name = Reply to this message with the new name for { $category }. An emoji may go with it.
categories-ask-emoji = Reply to this message with an emoji for { $category }.
categories-added = ✅ Done, the category is there:
categories-renamed = ✅ Done, it is called so now:
categories-exists = This name is taken. Here is its category:
categories-too-many = You have 40 categories of your own already, and that is as many as I can keep. One that is not needed any more can be renamed.
categories-no-name = I need a name in letters or digits.
categories-long-name = The name is longer than 30 characters. Could you make it shorter?
categories-no-emoji = I need just one emoji here.
categories-stale = This has changed since. Here is how it is now.
button-new-category = ➕ New category
button-incomes = Income ›
button-expenses = Expenses ›
button-hints = 🧠 What I have learned
button-rename = ✏️ Name
button-emoji = 😀 Emoji
button-merge = 🔀 Merge
button-unmerge = ↩️ Take it out
button-hide = 🙈 Hide
button-unhide = 👁 Show again
button-usual-name = ↺ The usual name
button-all-categories = ‹ All categories
button-forget = 🗑 Forget
hints =
    <b>What I have learned</b>
    You put these words in another category, and I remember. Tap one to move it, 🗑 to forget it.
hints-none = Nothing learned yet. Change the category of an entry by its button, and I will remember it for the same words.
hints-ask = “{ $words }” goes to { $category }. Where shall it go?
learned = Remembered: “{ $words }” → { $category }
