//! Words of the calendar. Kazakh months and weekdays are given with the endings of place
//! (`жұмада`), of belonging (`наурыздың`) and of purpose.

use super::Role::{
    self, Ago, AtHour, Day, Hour, In, Last, Later, MaybeWeekday, Month, Next, OfMonth, PartOfDay,
    Span, This, Weekday, Year,
};

const DAY: Role = Span { days: 1, months: 0 };
const WEEK: Role = Span { days: 7, months: 0 };
const MONTH: Role = Span { days: 0, months: 1 };
const YEAR: Role = Span {
    days: 0,
    months: 12,
};

pub(super) const WORDS: &[(&str, Role)] = &[
    (
        "сегодня седня сегодняшний сегодняшняя сегодняшнее today tonight бүгін бүгінгі бугин",
        Day(0),
    ),
    (
        "вчера вчерась вчеа вчра вчерв вчерашний вчерашняя вчерашнее вчерашние yesterday yday yesterdy yesteday yestarday ystd yest кеше кешегі",
        Day(-1),
    ),
    ("позавчера позовчера позавчерашний", Day(-2)),
    ("позапозавчера", Day(-3)),
    (
        "завтра завтрашний tomorrow tmrw tmr ертең ертеңгі ертен",
        Day(1),
    ),
    ("послезавтра бүрсігүні бурсигуни", Day(2)),
    ("послепослезавтра", Day(3)),
    (
        "понедельник понедельника понедельнику пн пон monday mondays дүйсенбі дүйсенбіде дүйсенбіге дүйсенбінің",
        Weekday(1),
    ),
    (
        "вторник вторника вторнику вт tuesday tue tues сейсенбі сейсенбіде сейсенбіге",
        Weekday(2),
    ),
    (
        "среда среду среды среде ср wednesday сәрсенбі сәрсенбіде сәрсенбіге",
        Weekday(3),
    ),
    (
        "четверг четверга четвергу чт thursday thu thurs бейсенбі бейсенбіде бейсенбіге",
        Weekday(4),
    ),
    (
        "пятница пятницу пятницы пятнице пт friday fri жұма жұмада жұмаға",
        Weekday(5),
    ),
    (
        "суббота субботу субботы субботе сб saturday сенбі сенбіде сенбіге",
        Weekday(6),
    ),
    (
        "воскресенье воскресенья воскресенью воскресение вск вс sunday жексенбі жексенбіде жексенбіге",
        Weekday(7),
    ),
    ("mon", MaybeWeekday(1)),
    ("wed weds", MaybeWeekday(3)),
    ("sat", MaybeWeekday(6)),
    ("sun", MaybeWeekday(7)),
    (
        "январь января янв january jan қаңтар қаңтарда қаңтардың қаңтарға қаң",
        Month(1),
    ),
    (
        "февраль февраля фев февр февр february feb ақпан ақпанда ақпанның ақпанға ақп",
        Month(2),
    ),
    (
        "март марта мар march mar наурыз наурызда наурыздың наурызға нау",
        Month(3),
    ),
    (
        "апрель апреля апр april apr сәуір сәуірде сәуірдің сәуірге сәу",
        Month(4),
    ),
    ("май мая may мамыр мамырда мамырдың мамырға мам", Month(5)),
    (
        "июнь июня июн june jun маусым маусымда маусымның маусымға мау",
        Month(6),
    ),
    (
        "июль июля июл july jul шілде шілдеде шілденің шілдеге шіл",
        Month(7),
    ),
    (
        "август августа авг august aug тамыз тамызда тамыздың тамызға там",
        Month(8),
    ),
    (
        "сентябрь сентября сен сентяб сент september sep sept қыркүйек қыркүйекте қыркүйектің қыркүйекке қыр",
        Month(9),
    ),
    (
        "октябрь октября окт october oct қазан қазанда қазанның қазанға қаз",
        Month(10),
    ),
    (
        "ноябрь ноября ноя нояб november nov қараша қарашада қарашаның қарашаға қар",
        Month(11),
    ),
    (
        "декабрь декабря дек december dec желтоқсан желтоқсанда желтоқсанның желтоқсанға жел",
        Month(12),
    ),
    // Ukrainian months: half of our banks write them.
    ("січня січ", Month(1)),
    ("лютого лют", Month(2)),
    ("березня бер", Month(3)),
    ("квітня квіт", Month(4)),
    ("травня трав", Month(5)),
    ("червня черв", Month(6)),
    ("липня лип", Month(7)),
    ("серпня серп", Month(8)),
    ("вересня вер", Month(9)),
    ("жовтня жовт", Month(10)),
    ("листопада лист", Month(11)),
    ("грудня груд", Month(12)),
    ("день дня дней денек сутки суток day days күн күннен", DAY),
    (
        "неделя неделю недели недель неделе week weeks апта аптадан",
        WEEK,
    ),
    ("месяц месяца месяцев month months ай айдан", MONTH),
    ("год года лет year years жыл жылдан", YEAR),
    ("назад ago бұрын бурын", Ago),
    ("через спустя in", In),
    ("кейін кейин соң later", Later),
    (
        "прошлый прошлая прошлое прошлую прошлой прошлого прошлом прошл минувший минувшую last past previous өткен откен былтырғы",
        Last,
    ),
    (
        "следующий следующая следующее следующую следующей следующего следующем след будущий будущую next келесі келеси",
        Next,
    ),
    ("этот эта это эту этой этом этого this осы", This),
    (
        "утром днем вечером ночью morning evening afternoon night noon таңертең кешке түнде түсте таңғы кешкі",
        PartOfDay,
    ),
    ("год года году г year ж жылы жылғы", Year),
    ("числа число", OfMonth),
    (
        "в к до после около с at by until till before after around from сағат",
        AtHour,
    ),
    (
        "часов часа час ч утра вечера дня ночи am pm o'clock oclock сағатта",
        Hour,
    ),
];
