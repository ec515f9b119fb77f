//! Words beside numbers that are no money.

use super::Role::{self, Cent, Coded, Counted, Named, Unit};

pub(super) const WORDS: &[(&str, Role)] = &[
    (
        "копейка копейки копеек копейку копейками коп копійка копійки копійок cent cents penny pennies pence kopeck kopecks ¢ тиын тиыннан цент цента центов центы центами центтен c ц пенс пенса пенсов sen sens kopiyka kopiykas",
        Cent,
    ),
    // Weights, lengths, volumes, times, data.
    (
        "кг г гр мг ц л мл шт км м мм см дм га гб мб кб тб вт квт мвт ккал сек мин ч час дн нед",
        Unit,
    ),
    (
        "kg kgs g gr gm mg lb lbs oz l ml cl km m mm cm ft inch inches mile miles gb mb kb tb w kw kwh kcal h hr hrs min mins sec secs pc pcs px mph kmh rpm",
        Unit,
    ),
    (
        "дана сағат минут секунд күн апта ай жыл жас рет келі қадам ұпай адам бет",
        Unit,
    ),
    ("% процент процента процентов percent пайыз", Unit),
    (
        "дня дней недели недель месяца месяцев лет раза раз days weeks months years times",
        Unit,
    ),
    (
        "человек человека людей чел шаг шага шагов балл балла баллов очко очка очков гол гола голов страниц страницы этаж этаже этажа класс классе серия",
        Unit,
    ),
    (
        "people persons floors pages points steps goals degrees episodes",
        Unit,
    ),
    // Things that are counted.
    ("штук штуки штуку pack packs", Counted),
    ("guys seats қорап бөтелке", Counted),
    // Names before a number.
    (
        "кабинет дом доме д кв квартира квартире ул улица улице проспект пр-т мкр микрорайон маршрут даңғылы корпус корп этаж подъезд кабинет каб комната комнате рейс палата аудитория серия сезон",
        Named,
    ),
    (
        "room flat gate apt apartment suite house street st floor season route ave avenue road blvd lane line platform channel office",
        Named,
    ),
    (
        "үй пәтер көше көшесі даңғыл даңғылы бөлме рейс бағыт",
        Named,
    ),
    (
        "iphone айфон galaxy ps playstation xbox covid boeing airbus дюна",
        Named,
    ),
    (
        "номер номера № паспорт снилс инн иин бин договор трек код пин пароль логин страница стр глава версия версии размер возраст рост вес температура давление пульс счетчик показания каналы обороты ряд место места пробег жим присед тяга скорая скорую пожарные пожарная полиция звоните звони позвони позвоните индекс шифр фаза канал уровень",
        Coded,
    ),
    (
        "no number code pin password passwd otp tracking version chapter page episode size age zip postcode temperature score weight height android ios windows call dial text passport invoice fever reading row seat level track",
        Coded,
    ),
    (
        "нөмір нөмірі код коды құпиясөз парақ салмағы бойы температура индекс қызу жәрдем шақыр деңгей қатар орын",
        Coded,
    ),
];

/// Measures that people write out and bend.
pub(super) const STEMS: &[(&str, Role)] = &[
    (
        "парол кодыңыз подтвержд верификац verificati confirmati деңгей",
        Coded,
    ),
    (
        "грамм килограмм литр километр сантиметр миллиметр минут секунд гектар градус калори мегабайт гигабайт киловатт дюйм",
        Unit,
    ),
    (
        "gram kilogram kilo liter litre meter metre kilometer minute second hour degree calorie gallon ounce",
        Unit,
    ),
    ("этаж балл очков страниц шагов", Unit),
    (
        "пачк бутыл банок короб упаков порци стакан чашк ночей ночи билет таблет мешк ведер ведр",
        Counted,
    ),
    (
        "packs bottle boxes slice cups nights tickets pills bags pieces",
        Counted,
    ),
    ("қорап бөтелке билет", Counted),
];
