//! What the words of a bank's message mean: tables by language.
//!
//! A pattern is one word or several; a star stands for any ending. Transliterations need no
//! line of their own (see [`super::fold`]). The longest pattern wins.

/// The meaning of a word or a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Money moved: what happened.
    Op(Op),
    /// What is left.
    Balance,
    /// What an amount is that is neither the operation's nor a balance.
    Fee,
    Bonus,
    Debt,
    Limit,
    Rate,
    /// `Сумма`: the operation's amount, without saying what happened.
    Sum,
    /// What follows is the merchant or the other side.
    Party,
    Card,
    /// Words of cards that are words of shops too: `GOLD APPLE`.
    Tier,
    Bank,
    /// The message tells of no movement.
    Service(Why),
    /// A person speaks of themselves.
    Person,
    /// An operation named after these is not what happened: `комиссия за перевод`.
    About,
    /// A preposition before the merchant.
    At,
    /// The other side of a transfer that came in.
    From,
    /// Words of banks that are no merchant.
    Filler,
}

/// What happened, the weakest word first: a stronger one beside it says the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Op {
    /// Some transfer; its direction is said elsewhere.
    Transfer,
    /// Money left the account.
    Debit,
    /// A purchase, a payment, a withdrawal.
    Spent,
    /// Money came.
    Income,
    /// Money came back.
    Refund,
}

/// Why a message is none of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    Refused,
    Future,
    /// A word that only says when, and is a person's too: `завтра`.
    Soon,
    Request,
    Period,
    Code,
    Login,
    Offer,
    Notice,
}

use Label::{
    About, At, Balance, Bank, Bonus, Card, Debt, Fee, Filler, From, Limit, Party, Person, Rate,
    Sum, Tier,
};

/// The names of amounts, of places, of cards and of banks.
pub(super) const NAMES: &[(Label, &str)] = &[
    (
        Balance,
        "баланс*|остат*|доступн*|остал*|ост|бал|дост|на счете|на счету|на карте|свободно|bal|\
         balance|avail*|available|avl|avbl|remaining|қалдық*|қалды|қол жетімді|қолжетімді*|\
         баланста|теңгерім|қалған*|калдык*|калган|залиш*|доступ|рахунку доступно|даступн*|астат*|\
         рэшт*|qoldi*|mavjud*|hisobda|nashti|mnacord*|own funds|kontostand|verfügbar*|\
         saldo|dostępne|dostępn*|kalan|bakiye*|собственные средства|сч остаток|текущ* баланс|\
         бюджет",
    ),
    (
        Fee,
        "комис*|камис*|fee|fees|commission|плата за перевод|комиссия за*|komissiya|\
         vositachilik haqi|sak'omisio",
    ),
    (
        Bonus,
        "кэшбэк*|кешбэк*|кэшбек*|кешбек*|cashback|кешбеч*|бонус*|бонуc*|баллов|баллы|балл|миль|\
         мили|points|reward*|miles|спасибо|сэкономлено|скидк*|скидка|экономия|saved",
    ),
    (
        Debt,
        "задолж*|долг|долга|минимальный платеж|мин платеж|min payment|minimum payment|debt|owed|\
         берешек|қарыз*|заборгован*|борг|запазычан*|основной долг|qarz",
    ),
    (
        Limit,
        "лимит*|максимум|максимальн*|не более|maximum|кредитный лимит|limit|credit limit|\
         кредитн* лимит|ліміт*|лімит*|несниж*",
    ),
    (
        Rate,
        "курс*|rate|exchange rate|ставк*|процентная ставка|бағам*|kurs",
    ),
    (
        Sum,
        "сумм*|amount|amt|sum|сомасы|сома|сума*|summa|miqdor|tanxa|tankha|gumar|на сумму|for the amount",
    ),
    (
        Party,
        "место|мерчант|merchant|магазин|торговая точка|тсп|получатель|отправитель|кому|от кого|\
         назначение|описание|description|details|детали|где|place|location|recipient|beneficiary|\
         sender|payee|плательщик|продавец|услуга|поставщик|місце|отримувач|відправник|\
         призначення|атрымальнік|алушы|жіберуші|сатушы|дүкен|орын|магазін|terminal|терминал|\
         точка|банкомат|устройство|o'rni|joy|obyekt|qabul qiluvchi|yuboruvchi|store|shop|vendor|\
         контрагент|payer|беруші|сервис|куда|в пользу|категория",
    ),
    (
        Card,
        "карт*|на карту|на счет|с карты|со счета|с счета|ваш счет|з картки|на картку|з карты|\
         счет|счёт|счета|счете|счету|счетом|сч|card|cards|account|acct|acc|a c|ending|ending in|\
         ending with|рахун*|рах|рахунок|шот*|есептік шот|рахунк*|картк*|рахунк|kartas*|hisob*|\
         debetovaya karta|karti|kartochka|картачк*|рах|депозит*|вклад*|iban|visa|mastercard|\
         maestro|uzcard|humo|элкарт|белкарт|дебетов* карт*|кредитн* карт*|зарплатн* карт*",
    ),
    (
        Tier,
        "gold|platinum|black|digital|virtual|classic|infinite|world|mir|мир|total|signature",
    ),
    (
        Bank,
        "сбер*|сбербанк*|тинькофф|tinkoff|т банк|t bank|tbank|tinkoff bank|альфа банк|альфабанк|\
         alfa bank|alfabank|втб|vtb|газпромбанк|райффайзен*|raiffeisen*|росбанк|открытие|\
         совкомбанк|почта банк|kaspi|kaspi kz|kaspi gold|каспи|halyk|халык|jusan|жусан|forte*|\
         bcc|цкб|bereke|freedom|freedom bank|home credit|евразийский банк|monobank|монобанк|\
         приватбанк|privatbank|приват24|privat24|ощадбанк|oschadbank|пумб|a bank|беларусбанк|\
         belarusbank|приорбанк|priorbank|бсб банк|альфа|мтбанк|mtbank|белинвестбанк|\
         белгазпромбанк|kapitalbank|uzum*|ipak yuli|agrobank|hamkorbank|click|payme|мбанк|mbank|\
         optima|оптима банк|бакай банк|demir|bank of georgia|tbc|tbc bank|bog|liberty bank|\
         ameriabank|acba|ineco*|ardshin*|revolut|wise|chase|wells fargo|bank of america|citi|\
         capital one|hsbc|barclays|monzo|n26|озон банк|ozon bank|яндекс банк|мкб|псб|рсхб|\
         россельхозбанк|промсвязьбанк|bank|банк|банка|банке|банк*|900|ubank|юнион*|ббр|отп банк|\
         otp bank|sense bank",
    ),
];

/// Words about words: who speaks, and what is no merchant.
pub(super) const MANNERS: &[(Label, &str)] = &[
    (
        Person,
        "мне|меня|мной|мой|моя|мою|маме|мама|мамы|папе|папа|папы|жене|жена|мужу|муж|сыну|дочке|\
         дочери|брату|сестре|бабушке|другу|купил|купила|купили|снял|сняла|сняли|отдал|отдала|\
         потратил|потратила|перевел|перевела|пополнил|пополнила|положил|положила|получил|\
         получила|занял|заняла|вернул|вернула|оплатил|оплатила|заплатил|заплатила|закинул|\
         закинула|скинул|скинула|скинулись|взял|взяла|завтра куплю|my|me|mom|dad|wife|husband|\
         алдым|төледім|салдым|аудардым|анама|маған|бердім|я купив|купив|заплатив|мені|мамі|зняв|\
         зняла",
    ),
    (
        About,
        "за|после|для|при|на|for|after|on|of|үшін|кейін|після|пасля|із|с|до|к|per",
    ),
    (
        At,
        "в|во|у|at|in|to|на|для|кому|за|из магазина|to the|for|towards|by|via|на имя|получателю|\
         клиенту|в пользу",
    ),
    (
        From,
        "от|from|від|ад|отправитель|жіберуші|sender|yuboruvchi|from the|от кого|от клиента",
    ),
    (
        Filler,
        "дата|время|date|time|уақыт|күні|час|код авторизации|код авт|авторизац*|auth code|auth|\
         код операции|код|валюта|вал|rrn|ref|id|no|номер|транзакц*|успешно|выполнен*|\
         исполнен*|проведен*|совершен*|завершен*|successful*|completed|совершена|произведен*|сбп|\
         sbp|fps|через сбп|по сбп|система быстрых платежей|uspeshno|uspeshnaya|uspeshna|успішн*|\
         паспяхова|сәтті|орындалды|muvaffaqiyatli|вы|вам|ваш*|you|your|сіз*|your card|the|was|\
         has|been|is|with|using|ваша карта|по|со|с|счетом|ending|am|pm|msk|мск|utc|gmt|\
         безналичн*|онлайн|online|интернет операция|бесконтактн*|тел|phone|тэл|call|info|инфо|\
         справк*|поддержк*|service|if not you|не вы|если|это не вы|звоните|позвоните|uzs|rubl*|\
         оператор|ok|ок|одобрена|approved|approval|сообщение|уведомлен*|здравствуйте|уважаем*|\
         dear|customer|клиент|hello|hi|операция|тип|type|статус|status|в размере|размер|итого|\
         всего|сегодня|today|вчера|бүгін|сьогодні|сёння|спасибо за|детали|чек|квитанция|подробн*|\
         мобильн* приложени*|приложен*|app|in the app|bs|и т д|and|apple pay|google pay|\
         samsung pay|услуг*|товар*|работ*|с вашей|на вашу|вашей|руб|рублей|тенге|ақша|деньги|\
         средства|средств|money|funds|грошей|кошти|сродкі|грошы",
    ),
];
