# English. The bot's sentences: warm, brief, free of blame.

language-name = English
guess-zone = Etc/UTC
guess-currency = USD

# How amounts are written: thousands, decimal point, the sign before the number.
format-group = ,
format-point = .
format-sign = before

# Recording.
recorded-expense = ✅ <b>{ $amount }</b> · { $note }
recorded-income = 💰 <b>+{ $amount }</b> · { $note }
line-expense = • { $amount } · { $note }
line-income = • +{ $amount } · { $note }
no-note = no description
recorded-several = ✅ <b>On record: { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }</b>
together = Together: <b>{ $sum }</b>
sums-expense = Today { $day } · this month { $month }
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

help-no-amount =
    I see no amount. Tell me how much and what for, like this:
    <code>coffee 3.50</code>
ask-how-much =
    I see no amount. How much for “{ $note }”? Send the number, like <code>3.50</code>, or all at once: <code>coffee 3.50</code>
help-unclear =
    There are several numbers. Write the amount with its currency:
    <code>2 coffees $7</code>
help-zero =
    The amount is zero, so there is nothing to record. Try:
    <code>coffee 3.50</code>
help-too-precise =
    Too many digits after the point. Write it like this:
    <code>bread 10.50</code>
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
    <code>taxi €12</code>
    <code>+2000 salary</code> (income)

    Several at once? Put each on its own line.

    /expenses today and this month
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
unknown-command = I do not know this command. Here is what I can do: /help

# Expenses.
expenses-today = <b>Today</b>
expenses-nothing-today = Nothing yet today.
expenses-none =
    Nothing yet this month. Write the first one, like this:
    <code>coffee 3.50</code>
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
