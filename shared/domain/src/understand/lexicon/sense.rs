//! Words that tell what a sentence is: money that came or went, a question, a plan, a
//! negation, talk. Verbs are given by stem, so that person, gender and tense fit.

use super::Role::{
    self, And, Each, EachAfter, Fact, Gives, Greeting, Income, Limit, Link, MaybeQuestion,
    Negation, Others, Payer, Plan, Price, Question, Spend, Talk, TheyGive, ToMe, Total,
};

pub(super) const WORDS: &[(&str, Role)] = &[
    (
        "вы ви you сіз сізге вам вас сосед соседа соседи соседка neighbor neighbour neighbors көршім көршінің говорят сообщает сообщили",
        Others,
    ),
    (
        "теперь now currently қазір продается продаю продам selling стоимость price prices rise hit разыграли вопроса lost gained weigh ежемесячно еженедельно ежегодно monthly weekly yearly annually сайын орташа болыпты",
        Fact,
    ),
    (
        "до от over under upto свыше более менее more less least",
        Limit,
    ),
    (
        "спишем спишется спишут спишутся буде будет запросил запросила просит просить собран алынады өңделуде сұрады requested requests",
        Fact,
    ),
    ("итого всего итог total sum барлығы жалпы жиыны", Total),
    ("и да and & plus және мен пен бен", And),
    ("по each per @ по-", Each),
    (
        "каждый каждая каждое каждые штука штуку apiece әрқайсысы ea each",
        EachAfter,
    ),
    (
        "за for цена стоила стоило стоил стоили стоимость cost was сумма сумму итого всего total бағасы тұрды болды вышло обошлось",
        Price,
    ),
    (
        "на за в во с со от для до из к у о об на the of on in at to for from by үшін дейін",
        Link,
    ),
    // Income.
    (
        "зп зарп зпшка аванс премия бонус гонорар выручка прибыль доход доходы приход поступление подработка шабашка халтура калым фриланс отпускные больничные алименты грант тринадцатая пришло пришла пришли пришел заработал заработала заработали выиграл выиграла выигрыш нашел нашла наследство маткапитал кэшбэк кэшбек кешбэк кешбек кешбэка кэшбэка дивиденды дивиденд",
        Income,
    ),
    (
        "salary paycheck payday wage wages received earned income refund refunded reimbursed reimbursement cashback sold bonus dividend dividends interest pension scholarship stipend allowance won payout royalties freelance inheritance grant",
        Income,
    ),
    (
        "түсті түскен саттым сатылды табыс пайда сыйақы кэшбек қайтарылды қайтты қайтарды ұтып",
        Income,
    ),
    // Spending says it outright, whatever else is there.
    (
        "взял взяла взяли купил купила купили куплено куплен заплатил заплатила заплатили заплачено отдал отдала отдали потратил потратила потратили трата расход ушло ушла снял сняла пополнил пополнила закинул закинула положил внес внесла погасил погасила выдал выдала скинулся скинулась скинулись",
        Spend,
    ),
    (
        "bought buy spent paid pay paying lent purchase purchased gave donated tipped ordered",
        Spend,
    ),
    (
        "төледім төледі төледік жұмсадым жұмсадық бердім бердік кетті құйдым алдым алдық шығын салдым аудардым",
        Spend,
    ),
    (
        "дал дала перевел перевела скинул скинула прислал прислала подарил подарила вернул вернула одолжил одолжила",
        Gives,
    ),
    (
        "дали перевели скинули прислали подарили вернули начислили выплатили выдали заплатили возместили зачислили перечислили берді жіберді аударды төледі қайтарды сыйлады",
        TheyGive,
    ),
    ("мне нам me us маған бізге", ToMe),
    // Questions.
    ("сколько скока скок почем", Question),
    (
        "когда где зачем почему кто что чего какой какая какое какие как куда откуда чей разве неужели ли",
        MaybeQuestion,
    ),
    (
        "how what when where why who which whose should is are do does did can could would has have was were",
        MaybeQuestion,
    ),
    (
        "қанша канша қашан қайда неге кім неше қандай қалай",
        Question,
    ),
    ("ма ме ба бе па пе", Question),
    // Plans.
    (
        "хочу хочется хотел хотела хотим хотелось надо нужно нужен нужна нужны буду будем будет будут планирую планируем собираюсь собираемся куплю купим закажу закажем сниму возьму возьмем заплачу заплатим оплачу оплатим переведу отдам отдадим верну вернем пойду пойдем поеду поедем схожу съезжу сделаю приобрету потрачу потратим подарю положу накоплю соберу внесу погашу продам продадим сдам получу получим заработаю должен должна должны мечтаю думаю думаем думал подумываю коплю копим откладываю накопить брать бы если бы напомни купи купите закажи переведи скинь отправь оплати займи одолжи обещал обещали может",
        Plan,
    ),
    (
        "want wanna need will gonna planning shall might may must i'll we'll would if remind wish hope could let's lets considering thinking i'd owes owe saving",
        Plan,
    ),
    (
        "керек аламын аламыз боламын жоспарлап жоспар жоспарлаймын қалаймын келеді төлеймін барамын беремін аударшы жүрмін жатырмын отырмын алсам жіберші егер болса",
        Plan,
    ),
    // Negations.
    (
        "не нет ни никогда нельзя передумал передумала отмена отменил отменили",
        Negation,
    ),
    (
        "not never didn't didnt don't dont doesn't doesnt wasn't isn't won't wont can't cannot haven't hasn't cancelled canceled",
        Negation,
    ),
    ("емес жоқ ешқашан", Negation),
    // Talk.
    (
        "привет приветик здравствуй здравствуйте здрасте салам добрый спасибо спс пожалуйста пока ок окей ладно хорошо супер круто ага угу понял понятно ясно хай доброе да",
        Greeting,
    ),
    (
        "hi hello hey thanks thank thx bye ok okay cool great nice please sorry yes yeah yep sure lol",
        Greeting,
    ),
    (
        "сәлем сәлеметсіз салем рахмет рақмет жақсы иә сау кешіріңіз қайырлы",
        Greeting,
    ),
    ("я мы ты он она они меня тебя нас ему ей их мне", Talk),
    ("i he she we they it i'm we're", Talk),
    ("сен ол біз олар", Talk),
    (
        "температура погода население прогноз градусов пробки улице обещают сэкономил сэкономила стоит стоят баррель барреля цены средняя среднем родился родилась снаружи градус пробежал пробежала",
        Fact,
    ),
    (
        "temperature weather population speed recipe forecast costs barrel average rises rose falls fell hits outside born ran walked bake preheat oven goal thats that's",
        Fact,
    ),
    (
        "ауа-райы температура халқы далада болады тұрады жетті бағамы бағам белгіленді ең",
        Fact,
    ),
];

pub(super) const STEMS: &[(&str, Role)] = &[
    (
        "клиент заказчик квартирант арендатор жилец жильц работодат покупател customer client tenant employer жалдаушы",
        Payer,
    ),
    (
        "зарплат получк стипенди стипух декретн больничн отпускн пенсия пенсию пенсии получил продал продаж преми гонорар кэшб кешб дивиденд возврат компенсаци пособи заработ выигр вернулись начислен зачислен поступлен",
        Income,
    ),
    ("salar paycheck", Income),
    (
        "жалақы жалакы айлық айлыг айлык зейнетақ шәкіртақ сыйақы жәрдемақ еңбекақ стипенди аванс",
        Income,
    ),
    ("зарабат", Income),
    ("жоқ", Negation),
    (
        "лимит ліміт нагаду напомина заблок подорожа подешев вырос выросл подняли снизил составит составля инфляц минимальн рекорд",
        Fact,
    ),
    ("қымбатта арзанда", Fact),
    ("потратил заплат оплат покупк купил куплен трачен", Spend),
];
