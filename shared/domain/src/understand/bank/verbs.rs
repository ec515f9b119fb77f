//! The words for what happened, by language, written as in [`super::words`].

use super::words::{Label, Op};

/// Operations.
pub(super) const OPERATIONS: &[(Label, &str)] = &[
    (
        Label::Op(Op::Spent),
        "покупк*|оплат*|оплачен*|оплачив*|платеж*|плата|заплат*|выдач*|выдан*|снят*|снял*|\
         наличн*|обналич*|автоплат*|уплачен*|уплат*|мобильный банк|потрачен*|потратил*|опл|пок|\
         погашен*|погашение задолженности|погашение кредит*|погашение долга|оплата задолженности|\
         оплата кредит*|квазикэш|куплен*|pos|pokupka v",
    ),
    (
        Label::Op(Op::Debit),
        "списан*|спис|списал*|расход*|удержан*|исходящ*|вы перевели|вы отправили|отправлен*|\
         дебет*|списание со счета|перевод на карту|перевод клиент*|перевод получател*|\
         перевод в другой банк|перевод по номер*",
    ),
    (
        Label::Op(Op::Transfer),
        "перевод*|переведен*|перечислен*|p2p|операция|операци*",
    ),
    (
        Label::Op(Op::Income),
        "зачисл*|зач|процент* на остат*|выплата процент*|процент* по вклад*|капитализац*|\
         вознагражд*|поступ*|пополн*|входящ*|получен*|вы получили|вам перевел*|вам перевод*|\
         перевел* вам|перевел* вас|внесен*|взнос наличн*|зарплат*|заработн*|аванс|пенси*|\
         стипенди*|пособи*|прием наличных|приход|выплат*|начислен*|кредит счета|дивиденд*",
    ),
    (
        Label::Op(Op::Refund),
        "возврат*|возвращен*|отмена|отмен* покупк*|отмен* оплат*|отмен* операц*|отмен* снят*|\
         сторно*|возмещен*|refund*|revers*|chargeback",
    ),
    // English.
    (
        Label::Op(Op::Spent),
        "purchase*|you spent|spent|used for|you paid|paid|payment*|pay|withdraw*|withdrawal|\
         cash withdrawal|atm|cash out|bought|retail|ecommerce|e commerce|contactless",
    ),
    (
        Label::Op(Op::Debit),
        "debit|debited|charged|charge|you sent|sent|outgoing|transferred to|transfer to|direct debit",
    ),
    (Label::Op(Op::Transfer), "transfer*|transaction*|trx|txn"),
    (
        Label::Op(Op::Income),
        "credited|credit of|received|receive|deposit|deposited|top up|topped up|topup|incoming|\
         salary|payroll|cash in|cash deposit|transfer from|interest|interest paid|\
         interest earned|dividend*|paid into|paid in|sent you|paid you|wage*|pension",
    ),
    // Kazakh and Kyrgyz.
    (
        Label::Op(Op::Spent),
        "сатып ал*|төлем*|төлен*|төледі*|ақша алу|ақша алынды|қолма қол*|шығын*|шығыс|төлөм*|\
         сатып алуу|накталай",
    ),
    (
        Label::Op(Op::Debit),
        "шешіл*|есептен шығар*|жіберіл*|жөнелтіл*|алынды|чегер*|которулду",
    ),
    (Label::Op(Op::Transfer), "аудар*|котор*"),
    (
        Label::Op(Op::Income),
        "толықтыр*|түсті|түсім|түсу|келіп түст*|есепке алын*|қабылдан*|жалақы*|зейнетақы*|\
         стипендия|сыйақы*|есептелді|дивиденд*|толукта*|келип түш*|кирешел*|айлык акы",
    ),
    (Label::Op(Op::Refund), "қайтар*|кайтар*"),
    // Ukrainian and Belarusian.
    (
        Label::Op(Op::Spent),
        "купівл*|сплат*|сплач*|оплач*|видач*|видан*|знят*|готівк*|витрат*|придбан*|покупк*|\
         пакупк*|аплат*|аплач*|зняцц*|куплен*|наяўн*|зняцце*|плацеж*|плацёж*",
    ),
    (
        Label::Op(Op::Debit),
        "списан*|відправлен*|спісан*|адпраўлен*|ви переказали",
    ),
    (Label::Op(Op::Transfer), "переказ*|перавод*|пералічэн*"),
    (
        Label::Op(Op::Income),
        "зарахован*|зарахув*|поповнен*|надходж*|надійшл*|отриман*|вхідн*|залічэн*|залічан*|\
         паступл*|паступіл*|папаўнен*|зарплатн*|заробітн*|стипенді*|атрыман*|зарплат*|\
         внесення готівки",
    ),
    (Label::Op(Op::Refund), "поверн*|скасування|вяртан*|вернут*"),
    // Uzbek, Georgian and Armenian in Latin letters.
    (
        Label::Op(Op::Spent),
        "to'lov*|tolov*|xarid*|naqd*|gadaxda|gadakhda|gatsema|gnum|vcharum",
    ),
    (
        Label::Op(Op::Debit),
        "yechil*|yechib*|chiqim*|chamoweril*|chamotsera",
    ),
    (
        Label::Op(Op::Transfer),
        "o'tkaz*|o'tkazma|gadaritskhva|gadaricxva|pokhantsum",
    ),
    (
        Label::Op(Op::Income),
        "kirim*|tushum*|to'ldir*|toldir*|tushdi|charicxva|chamoritskhva|oylik|ish haqi",
    ),
    (Label::Op(Op::Refund), "qaytar*|dabruneba"),
    // The neighbours' languages, as far as their words are few.
    (
        Label::Op(Op::Spent),
        "kartenzahlung*|zahlung*|bezahlt|abhebung*|harcama*|płatnoś*|wypłat*|zakup*",
    ),
    (
        Label::Op(Op::Debit),
        "abbuchung*|lastschrift*|abgebucht|obciążen*",
    ),
    (Label::Op(Op::Transfer), "überweisung*|przelew*|havale*"),
    (
        Label::Op(Op::Income),
        "gutschrift*|eingang|wpłat*|uznan*|yatırıldı",
    ),
    (
        Label::Op(Op::Refund),
        "rückerstattung|erstattung|zwrot*|iade*",
    ),
];
