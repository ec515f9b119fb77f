# Қазақша. Боттың сөйлемдері: жылы, қысқа, кінәламай.

language-name = Қазақша
guess-zone = Asia/Almaty
guess-currency = KZT

# Сома қалай жазылады: мыңдық бөлгіш, ондық үтір, валюта белгісі саннан кейін.
format-group = { "\u00A0" }
format-point = ,
format-sign = after
format-day = %d.%m.%Y

# Жазу.
recorded-expense = ✅ <b>{ $amount }</b> · { $note }
recorded-income = 💰 <b>+{ $amount }</b> · { $note }
planned-expense = 🗓 Жоспарланды: <b>{ $amount }</b> · { $note }
planned-income = 🗓 Жоспарланды: <b>+{ $amount }</b> · { $note }
line-expense = • { $amount } · { $note }
line-income = • +{ $amount } · { $note }
no-note = сипаттамасыз
recorded-several = ✅ <b>{ $count ->
        [one] { $count } жазба
       *[other] { $count } жазба
    } сақталды</b>
together = Барлығы: <b>{ $sum }</b>
sums-expense = Бүгін { $day } · осы айда { $month }
sums-expense-day = Сол күні { $day } · осы айда { $month }
sums-income = Осы айдағы кіріс { $month }
edited-away = ✏️ Хабарламада сома қалмады, оның жазбалары алынды. Соманы қайтарсаңыз, жазба қайта пайда болады.

# Жазылмағаны.
not-recorded = Әзірге жазылмағаны:
problem = «{ $source }»: { $why }
and-more = …және басқа жолдар
why-no-amount = сомасы көрсетілмеген
why-unclear = бірнеше сан бар, қайсысы сома?
why-zero = сома нөлге тең
why-too-precise = үтірден кейін таңба тым көп
why-too-large = сомаға емес, нөмірге ұқсайды
why-too-many = бір хабарламада 25-тен көп, қалғанын бөлек жіберіңіз
why-question = сұраққа ұқсайды
why-plan = бұл әлі алда, күні жазылмаған
why-negation = бұл шығын болмаған сияқты
why-unsure = бұл шығын екеніне сенімді емеспін
why-total = қорытындысы жолдар бойынша есептелді
why-service = банк ақша қозғалысын хабарламайды

ask-which-entry = Онда бірнеше жазба бар. Түзететінінің нөмірін басып, соған жауап беріңіз:
ask-which-amount = Мұнда бірнеше сан бар. Қайсысы сома?
ask-record = Бұл ақша екеніне сенімді емеспін. Жазайын ба?
ask-record-plan = Бұл әлі алда сияқты. Қазірден жазайын ба?
ask-record-negation = Бұл болмаған сияқты. Сонда да жазайын ба?
yes-words = иә ия ок жаз жазу жазыңыз жарайды
no-words = жоқ керекпес болмайды жазба
not-recorded-then = Жақсы, жазбаймын.
help-no-amount =
    Сомасы көрсетілмеген. Қанша және не нәрсеге жұмсағаныңызды жазыңыз, мысалы:
    <code>500 нан</code>
ask-how-much =
    Сомасы көрсетілмеген. «{ $note }» қанша болды? Санын жіберіңіз, мысалы <code>250</code>
help-unclear =
    Мұнда бірнеше сан бар. Соманы валютасымен жазыңыз:
    <code>2 кофе 1500 ₸</code>
help-zero =
    Сома нөлге тең, жазатын ештеңе жоқ. Мысалы, былай жазыңыз:
    <code>500 нан</code>
help-too-precise =
    Үтірден кейін таңба тым көп. Былай жазыңыз:
    <code>10,50 нан</code>
help-question =
    Сұраққа ұқсайды. Күн мен айдың шығыны: /expenses. Не істей алатыным: /help
help-unsure =
    Бұл шығын екеніне сенімді емеспін. Шығын болса, қанша және неге екенін қысқа жазыңыз:
    <code>40 көлік</code>
help-service = Бұл банктің хабары, бірақ ақша қозғалмаған, сондықтан жазатын ештеңе жоқ.
help-too-large =
    Бұл сомаға емес, нөмірге ұқсайды. Ақша болса, бос орынмен бөліп жазыңыз:
    <code>1 500 000 көлік</code>

# Танысу және көмек.
start =
    Сәлем! Мен Копейка, ақша күнделігімін. Ақшаны неге жұмсағаныңызды жазыңыз, бәрін есте сақтаймын:
    <code>500 нан</code>
    <code>+200000 жалақы</code>

    Есеп валютасы: { $currency }, уақыт белдеуі: { $zone }, қазір { $time }.
    Валюта мен қаланы таңдаңыз. Сіздікі жоқ па? Валюта кодын немесе қаланы жазыңыз: <code>TRY</code>, <code>Омск</code>
help =
    Ақшаны неге жұмсағаныңызды жаза беріңіз:
    <code>500 нан</code>
    <code>кеше такси 2к</code>
    <code>кофе 3 €</code>
    <code>+200000 жалақы</code> (кіріс)
    <code>ертең жалдау 150000</code> (жоспар)

    Бірнешеуін бірден жазуға болады, әрқайсысын жаңа жолдан. Қателестіңіз бе? Хабарыңызды өзгертіңіз, жауабымның астындағы батырманы басыңыз немесе оған дұрыс сомамен жауап беріңіз.

    /expenses күн мен айдың шығыны
    /categories санаттар және не үйренгенім
    /currency валюта
    /zone уақыт белдеуі
    /language тіл
currency-choices = KZT RUB USD EUR UZS CNY
zone-choices =
    Asia/Almaty Алматы
    Asia/Aqtau Ақтау
    Europe/Moscow Мәскеу
    Asia/Tashkent Ташкент
    Europe/Istanbul Ыстамбұл
    Europe/Berlin Берлин
help-words = көмек анықтама мәзір help
hello =
    Мен осындамын 🙂 Қанша және неге жұмсағаныңызды жазыңыз, сақтап қоямын:
    <code>500 нан</code>
unknown-command = Мұндай команданы білмеймін. Не істей алатыным: /help

# Шығындар.
expenses-today = <b>Бүгін</b>
expenses-nothing-today = Бүгін әзірге жазба жоқ.
expenses-none =
    Осы айда әзірге жазба жоқ. Алғашқысын жазыңыз, мысалы:
    <code>500 нан</code>
expenses-ahead = 🗓 <b>Алда</b>
and-later = …және басқалары
and-earlier = …{ $count ->
        [one] бұған дейін тағы { $count } жазба
       *[other] бұған дейін тағы { $count } жазба
    }

# Баптаулар.
currency-set = Дайын. Валютасы жазылмаған сома енді { $currency } валютасымен есептеледі. Бұрынғы жазбалар өзгермейді.
zone-set = Дайын. Уақыт белдеуіңіз: { $zone }, қазір { $time }.
language-set = Дайын, қазақша сөйлесеміз.
ask-currency =
    Қазір { $currency }. Ауыстыру үшін кодын жазыңыз, мысалы:
    <code>/currency RUB</code>
ask-zone =
    Қазір { $zone }, сағат { $time }. Ауыстыру үшін қаланы немесе айырманы жазыңыз:
    <code>/zone Алматы</code>
    <code>/zone UTC+5</code>
ask-language =
    Тілді таңдаңыз:
    { $choices }
refused = Бұл бот тек өз адамдарының күнделігін жүргізеді. Сіз де солардың бірі болсаңыз, иесінен қосуын сұраңыз.

# Telegram-дағы мәзір мен сипаттама үшін.
command-expenses = Күн мен айдың шығыны
command-categories = Санаттар
command-help = Қалай жазу керек
command-currency = Валюта
command-zone = Уақыт белдеуі
command-language = Тіл
bot-short-description = Ақша күнделігі: «500 нан» деп жазсаңыз, шығын жазылады.
bot-description =
    Чаттағы ақша күнделігі. «500 нан» немесе «такси 2к» деп жазыңыз, шығын күн мен айдың қорытындысымен бірге сақталады. Форма да, кесте де керек емес.

# Батырмалар мен санаттар.
deleted = 🗑 Жойылды: <s>{ $amount } · { $note }</s>
line-deleted = • <s>{ $amount } · { $note }</s>
button-category = Санат
button-amount = Сома
button-day = Күні
button-note = Сипаттама
button-income = Кіріске
button-expense = Шығынға
button-now = Қазір жазу
button-no = Жазбау
day-yesterday = кеше
day-tomorrow = ертең
button-delete = 🗑 Жою
button-restore = ↩️ Қайтару
button-back = ‹ Артқа
button-list = ‹ Барлық жазба
button-clear-note = Сипаттамасыз
same-again = 🔁 Дәл осындай жазба { $time } болған. Бір ғана болса, мынаны алып тастаңыз.
button-same = Бұл бір жазба
button-unknown = Бұл батырма енді жұмыс істемейді.
button-stale = Жазба өзгеріп кеткен. Қазіргісі осы.
ask-category = Қай санат?
ask-amount = Жаңа сома: <b>{ $typed }</b>
ask-day = Қай күнгі?
ask-note = Осы хабарламаға жаңа сипаттамамен жауап беріңіз.

# Фотодағы чек және кейін ойланылған санат.
photo-looking = 🔎 Чекті қарап жатырмын…
photo-no-code =
    Фотода QR-код көрінбейді. Оны жақынырақ әрі түзу түсіріңіз немесе соманы жаза салыңыз:
    <code>1500 азық-түлік</code>
photo-other-code =
    QR-код бар, бірақ онда сома мен күн жоқ. Кассалық чектің коды керек, немесе соманы жазыңыз:
    <code>1500 азық-түлік</code>
photo-no-picture =
    Бұл файл ашылмады. Кәдімгі фото жіберіңіз, 10 МБ-қа дейін, немесе соманы жазыңыз:
    <code>1500 азық-түлік</code>
opinion = «{ $note }» енді { $category } санатында.

category-groceries = 🛒 Азық-түлік
category-eating-out = 🍽 Кафе мен мейрамхана
category-transport = 🚌 Көлік жүру
category-car = 🚗 Автокөлік
category-fuel = ⛽ Жанармай
category-home = 🏠 Үй
category-utilities = 💡 Коммуналдық
category-communication = 📱 Байланыс
category-health = 🩺 Денсаулық
category-pharmacy = 💊 Дәріхана
category-beauty = 💇 Сұлулық
category-sport = 🏃 Спорт
category-clothes = 👕 Киім
category-fun = 🎬 Ойын-сауық
category-education = 📚 Білім
category-gifts = 🎁 Сыйлықтар
category-travel = ✈️ Саяхат
category-other = 📦 Басқа
category-salary = 💼 Жалақы
category-bonus = 🏅 Сыйақы
category-freelance = 🧑‍💻 Қосымша жұмыс
category-interest = 🏦 Пайыз
category-investment = 📈 Инвестиция
category-rent = 🔑 Жалға беру
category-refund = ↩️ Қайтарым
category-gift-in = 🎀 Сыйлық
category-other-income = 💰 Басқа кіріс

# Өз санаттары және түзетулерден үйренгені.
categories-expenses =
    <b>Шығын санаттары</b>
    Атауын не белгісін өзгерту, біріктіру немесе жасыру үшін санатты басыңыз. Жаңасын бірден жазуға болады:
    <code>/categories 🐶 Ит</code>
categories-incomes =
    <b>Кіріс санаттары</b>
    Атауын не белгісін өзгерту, біріктіру немесе жасыру үшін санатты басыңыз. Жаңасын бірден жазуға болады:
    <code>/categories +📬 Дивиденд</code>
categories-card = <b>{ $category }</b>
categories-hidden = 🙈 Жасырылған: оны ұсынбаймын, өзім де таңдамаймын. Жазбалары сол күйі қалады.
categories-merged = 🔀 Біріктірілген: жазбалары { $into } санатында көрінеді. Бөлсеңіз, қайтып келеді.
categories-ask-merge = { $category } жазбалары қай санатта көрінсін? Мұны кері қайтаруға болады.
categories-ask-new-expense = Осы хабарламаға жаңа шығын санатының атауымен жауап беріңіз, алдына белгі қоюға болады: <code>🐶 Ит</code>
categories-ask-new-income = Осы хабарламаға жаңа кіріс санатының атауымен жауап беріңіз, алдына белгі қоюға болады: <code>📬 Дивиденд</code>
categories-ask-name = Осы хабарламаға { $category } санатының жаңа атауымен жауап беріңіз. Белгімен бірге жазуға болады.
categories-ask-emoji = Осы хабарламаға { $category } санатының белгісімен жауап беріңіз.
categories-added = ✅ Дайын, санат қосылды:
categories-renamed = ✅ Дайын, енді ол осындай:
categories-exists = Мұндай атау бар екен. Сол санат мынау:
categories-too-many = Өз санаттарыңыз 40-қа жетті, әзірге одан көп сыймайды. Керек емесінің атауын өзгертуге болады.
categories-no-name = Атау керек: әріп не сан болсын.
categories-long-name = Атау 30 таңбадан ұзын. Қысқарақ жаза аласыз ба?
categories-no-emoji = Мұнда бір ғана белгі керек.
categories-stale = Мұнда бәрі өзгеріп кеткен. Қазіргісі осы.
button-new-category = ➕ Жаңа санат
button-incomes = Кіріс ›
button-expenses = Шығын ›
button-hints = 🧠 Не үйрендім
button-rename = ✏️ Атауы
button-emoji = 😀 Белгісі
button-merge = 🔀 Біріктіру
button-unmerge = ↩️ Бөлу
button-hide = 🙈 Жасыру
button-unhide = 👁 Қайта көрсету
button-usual-name = ↺ Әдеттегі атауы
button-all-categories = ‹ Барлық санат
button-forget = 🗑 Ұмыту
hints =
    <b>Не үйрендім</b>
    Бұл сөздерге сіз басқа санат таңдадыңыз, мен есте сақтадым. Ауыстыру үшін сөзді, ұмыту үшін 🗑 басыңыз.
hints-none = Әзірге ештеңе үйренген жоқпын. Жазбаның санатын батырмамен ауыстырсаңыз, сол сөздер үшін есте сақтаймын.
hints-ask = «{ $words }» қазір { $category } санатында. Қайда жіберейін?
learned = Есте сақтадым: «{ $words }» → { $category }
