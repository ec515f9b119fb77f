//! How long reading takes. `cargo bench -p kopeck-domain`.

use divan::{Bencher, black_box};
use jiff::civil::datetime;
use kopeck_domain::understand::{Context, understand};
use kopeck_domain::{Currency, Kind, classify};

#[expect(clippy::print_stdout, reason = "a figure for people")]
fn main() {
    // The tables of words are made when the first text is read.
    let start = std::time::Instant::now();
    let _ = black_box(understand(black_box("кофе 200"), context()));
    println!("the first reading of a process: {:?}", start.elapsed());
    divan::main();
}

#[expect(clippy::unwrap_used, reason = "a bench's own mistake")]
fn context() -> Context {
    Context {
        currency: Currency::from_code("RUB").unwrap(),
        now: datetime(2026, 11, 23, 15, 4, 0, 0),
        month_first: false,
    }
}

/// What people write, of about forty characters each.
const PHRASES: [&str; 5] = [
    "40 транспорт",
    "вчера купил хлеб и молоко в магазине 350",
    "2 кофе по 250 и круассан в кафе у работы",
    "dinner with anna and sam at mario's 85.40",
    "кеше таксиге екі мың бес жүз теңге бердім",
];

#[divan::bench(args = PHRASES)]
fn phrase(bencher: Bencher<'_, '_>, text: &str) {
    let context = context();
    bencher.bench(|| understand(black_box(text), context));
}

#[divan::bench(args = PHRASES)]
fn category(bencher: Bencher<'_, '_>, text: &str) {
    bencher.bench(|| classify::guess(black_box(text), Kind::Expense));
}

/// 4096 characters, in shapes that would show a reading that is not linear.
#[divan::bench(args = ["1 ", "1+", "кофе 200, ", "а1б", "(", "сто ", "5 марта ", "000 ", "5-", "кофе 200\n", "Баланс 5р *1234 "])]
fn longest(bencher: Bencher<'_, '_>, part: &str) {
    let text: String = part.chars().cycle().take(4096).collect();
    let context = context();
    bencher.bench(|| understand(black_box(&text), context));
}

#[divan::bench(args = PHRASES)]
fn bank(bencher: Bencher<'_, '_>, text: &str) {
    let context = context();
    bencher.bench(|| kopeck_domain::understand::bank::read(black_box(text), context));
}
