use super::check;

#[test]
fn in_english() {
    check(&[
        (
            "USD",
            "You spent $12.50 at STARBUCKS with card ending in 1234. Available balance: $340.10",
            "-12.5 USD | STARBUCKS | 1234",
        ),
        (
            "USD",
            "Your card ending 5678 was charged $49.99 at AMAZON.COM on Nov 22, 2026.",
            "-49.99 USD | AMAZON.COM | 5678",
        ),
        (
            "KZT",
            "Purchase 4500.00 KZT\nMAGNUM\nCard *1234\nAvailable: 20000.00 KZT",
            "-4500 KZT | MAGNUM | 1234",
        ),
        (
            "GEL",
            "Purchase: 25.40 GEL, Card: ***1234, CARREFOUR TBILISI GE, 23.11.2026 10:00, Balance: 320.10 GEL",
            "-25.4 GEL | CARREFOUR | 1234",
        ),
        (
            "AMD",
            "PURCHASE 5,600.00 AMD 23.11.2026 12:00 CARD 4083***1234 SAS SUPERMARKET YEREVAN AM AVAILABLE BALANCE 120,000.00 AMD",
            "-5600 AMD | SAS SUPERMARKET | 1234",
        ),
        (
            "USD",
            "ATM withdrawal of $200.00 from account xx1234. Avail bal $1,234.56",
            "-200 USD | ATM withdrawal | 1234",
        ),
        (
            "USD",
            "Acct *1234 credited with USD 3,000.00. Salary. Available balance: USD 3,450.00",
            "+3000 USD | Salary | 1234",
        ),
        (
            "USD",
            "You received $250.00 from John Smith. Account ...1234. Balance: $900.00",
            "+250 USD | John Smith | 1234",
        ),
        (
            "USD",
            "You sent $80.00 to Anna Lee. Balance: $820.00",
            "-80 USD | Anna Lee | ",
        ),
        (
            "EUR",
            "Card *4321: refund of €30.00 from ZALANDO. Available €430.00",
            "+30 EUR | ZALANDO | 4321",
        ),
        (
            "GBP",
            "You paid £4.20 at Pret A Manger. You have £95.80 available.",
            "-4.2 GBP | Pret A Manger | ",
        ),
        (
            "AED",
            "Purchase of AED 120.00 with Debit Card ending 1234 at CARREFOUR, DUBAI. Avl Balance is AED 5,430.00.",
            "-120 AED | CARREFOUR | 1234",
        ),
        (
            "USD",
            "Top-up 100.00 USD, card *1234, balance 150.00 USD",
            "+100 USD | Top-up | 1234",
        ),
        (
            "USD",
            "Monthly maintenance fee $12.00 charged to account *1234. Balance: $88.00",
            "-12 USD | Monthly maintenance | 1234",
        ),
    ]);
}

#[test]
fn in_ukrainian_belarusian_and_kazakh() {
    check(&[
        (
            "UAH",
            "Оплата 250.00грн СІЛЬПО картка *1234 Баланс: 1 500.00грн",
            "-250 UAH | СІЛЬПО | 1234",
        ),
        (
            "UAH",
            "-120.50₴ Нова Пошта. Баланс 1 380.00₴",
            "-120.5 UAH | Нова Пошта | ",
        ),
        (
            "UAH",
            "Зарахування 5000.00 UAH на картку *1234. Залишок 6000.00 UAH",
            "+5000 UAH | Зарахування | 1234",
        ),
        (
            "UAH",
            "Купівля 89,90 UAH ATB KYIV UA картка *1234 23.11.26 10:02 Доступно 400,00 UAH",
            "-89.9 UAH | ATB | 1234",
        ),
        (
            "UAH",
            "Зняття готівки 2000 грн. Картка *1234. Залишок 300 грн",
            "-2000 UAH | Зняття готівки | 1234",
        ),
        (
            "UAH",
            "Переказ 700 грн від Олена К. Баланс 1000 грн",
            "+700 UAH | Олена К. | ",
        ),
        (
            "UAH",
            "Повернення 340.00 UAH ROZETKA. Картка *1234. Баланс 740.00 UAH",
            "+340 UAH | ROZETKA | 1234",
        ),
        (
            "BYN",
            "Аплата 15,20 BYN KORONA картка 1234 23.11.26 Даступна 90,00 BYN",
            "-15.2 BYN | KORONA | 1234",
        ),
        (
            "BYN",
            "Залічэнне 900,00 BYN на картку *1234. Рэшта 990,00 BYN",
            "+900 BYN | Залічэнне | 1234",
        ),
        (
            "BYN",
            "Зняццё наяўных 50 BYN. Картка *1234. Астатак 40 BYN",
            "-50 BYN | Зняццё наяўных | 1234",
        ),
        (
            "KZT",
            "Сатып алу: 3 200 ₸\nSmall\nҚалдық: 10 000 ₸",
            "-3200 KZT | Small | ",
        ),
        (
            "KZT",
            "Төлем 5 000 ₸. Карта *1234. Қолжетімді: 7 000 ₸",
            "-5000 KZT | Төлем | 1234",
        ),
        (
            "KZT",
            "Толықтыру: 25 000 ₸\nЖіберуші: Айгүл Т.\nҚолжетімді: 32 000 ₸",
            "+25000 KZT | Айгүл Т. | ",
        ),
        (
            "KZT",
            "Қолма-қол ақша алу 20 000 ₸. Карта *1234. Қалдық 1 000 ₸",
            "-20000 KZT | Қолма-қол ақша алу | 1234",
        ),
        (
            "KZT",
            "Аударым 9 000 ₸\nАлушы: Нұрлан С.\nҚалдық: 500 ₸",
            "-9000 KZT | Нұрлан С. | ",
        ),
        (
            "KZT",
            "Жалақы түсті: 310 000 ₸. Карта *1234. Қалдық: 312 000 ₸",
            "+310000 KZT | Жалақы түсті | 1234",
        ),
        (
            "UZS",
            "To'lov: 45 000 UZS. Karta *1234. MAKRO. Qoldiq: 200 000 UZS",
            "-45000 UZS | MAKRO | 1234",
        ),
        (
            "UZS",
            "Kirim 1 500 000 so'm karta 9860***1234 qoldiq 1 700 000 so'm",
            "+1500000 UZS | Kirim | 1234",
        ),
    ]);
}
