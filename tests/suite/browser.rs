//! The chat page in a real browser.

use crate::stack::{self, Stack};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// Starts chromedriver on a port of its choice; `None` where it is not installed.
async fn driver() -> Option<(Child, String)> {
    let mut child = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .ok()?;
    let mut lines = BufReader::new(child.stdout.take()?).lines();
    // "ChromeDriver was started successfully on port 12345."
    while let Some(line) = lines.next_line().await.ok()? {
        let Some((_, port)) = line.split_once("successfully on port ") else {
            continue;
        };
        let port = port.trim_end_matches('.');
        let url = format!("http://127.0.0.1:{port}");
        // Its output must go on being read, or it would block.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        return Some((child, url));
    }
    None
}

async fn browser(driver: &str, profile: &str) -> Client {
    let capabilities = json!({"goog:chromeOptions": {"args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage", "--force-prefers-reduced-motion", "--window-size=412,860", format!("--user-data-dir={profile}"),
    ]}});
    let capabilities = capabilities.as_object().cloned().expect("an object");
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder
        .capabilities(capabilities)
        .connect(driver)
        .await
        .expect("a browser")
}

async fn send(page: &Client, text: &str) {
    let composer = page
        .find(Locator::Css("[data-testid=composer]"))
        .await
        .expect("a composer");
    composer.send_keys(text).await.expect("typed");
    let button = page
        .find(Locator::Css("[data-testid=send]"))
        .await
        .expect("a send button");
    button.click().await.expect("sent");
}

/// Waits until the last message of the bot holds this text.
async fn bot_says(page: &Client, wanted: &str) {
    let script = "const all = [...document.querySelectorAll('[data-testid=message][data-from=bot]')];\
                  return all.length ? all.at(-1).textContent : '';";
    let mut last = String::new();
    for _ in 0..100 {
        let text = page
            .execute(script, Vec::new())
            .await
            .expect("the page answers");
        last = crate::talk::plain(text.as_str().unwrap_or_default());
        if last.contains(wanted) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the bot's last message is {last:?}, not {wanted:?}");
}

async fn conversation(page: &Client, stack: &Stack) {
    page.goto(&stack.chat_page).await.expect("the page opens");
    let people = "[data-testid=people]";
    page.wait()
        .for_element(Locator::Css(people))
        .await
        .expect("the page is ready")
        .click()
        .await
        .expect("opens");
    let first = page
        .wait()
        .for_element(Locator::Css("[data-testid=person]"))
        .await;
    first
        .expect("somebody to be")
        .click()
        .await
        .expect("chosen");
    let start = page
        .wait()
        .for_element(Locator::Css("[data-testid=start]"))
        .await;
    start
        .expect("an empty chat has START")
        .click()
        .await
        .expect("pressed");
    bot_says(page, "Привет").await;
    send(page, "40 транспорт").await;
    bot_says(page, "40 ₽ · транспорт").await;
    send(page, "+50000 зарплата").await;
    bot_says(page, "+50 000 ₽ · зарплата").await;
    send(page, "такси 2к").await;
    bot_says(page, "2 000 ₽ · такси").await;
    send(page, "/expenses ").await;
    bot_says(page, "Сегодня").await;
}

async fn click(page: &Client, css: &str) {
    let found = page.wait().for_element(Locator::Css(css)).await;
    found
        .unwrap_or_else(|e| panic!("{css}: {e}"))
        .click()
        .await
        .expect("clicked");
}

/// Presses the newest button of the bot whose label holds this.
async fn press(page: &Client, label: &str) {
    let script = "const all = [...document.querySelectorAll('[data-testid=inline-button]')];\
                  const it = all.findLast(b => b.textContent.replaceAll('\\u00a0', ' ').includes(arguments[0]));\
                  if (it) it.click(); return !!it;";
    for _ in 0..100 {
        let pressed = page
            .execute(script, vec![json!(label)])
            .await
            .expect("the page answers");
        if pressed == json!(true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no button {label:?}");
}

/// Everything that one does to put things right, and an outage.
async fn correction(page: &Client) {
    send(page, "70 обед").await;
    bot_says(page, "70 ₽ · обед").await;
    press(page, "Категория").await;
    // Not the one that it has already: the answer is to be waited for.
    press(page, "Дом").await;
    bot_says(page, "обед · 🏠 Дом").await;
    press(page, "Сумма").await;
    press(page, "8").await;
    press(page, "✅ 8 ₽").await;
    bot_says(page, "8 ₽ · обед").await;
    press(page, "доход").await;
    bot_says(page, "+8 ₽").await;
    press(page, "расход").await;
    // A button is made for how the entry is; the next one comes with the answer.
    bot_says(page, "В доход").await;
    press(page, "Удалить").await;
    bot_says(page, "Удалено").await;
    press(page, "Вернуть").await;
    bot_says(page, "✅ 8 ₽ · обед").await;

    press(page, "Дата").await;
    bot_says(page, "За какой день?").await;
    press(page, "10").await;
    bot_says(page, " · 10.").await;
    press(page, "Описание").await;
    bot_says(page, "Ответьте на это сообщение").await;
    menu(page, "bot", "menu-reply").await;
    send(page, "ужин").await;
    bot_says(page, "8 ₽ · ужин").await;

    // Shift+Enter makes a new line, as on Telegram's desktop.
    let line = "\u{e008}\u{e007}\u{e000}";
    send(page, &format!("10 яблоко{line}20 груша{line}30 слива")).await;
    bot_says(page, "3 записи").await;
    edit(page, "30 слива").await;
    bot_says(page, "30 ₽ · слива").await;
    edit(page, &format!("10 яблоко{line}20 груша{line}30 слива")).await;
    bot_says(page, "3 записи").await;

    click(page, "[data-testid=delivery-open]").await;
    click(page, "[data-testid=network]").await;
    click(page, "[data-testid=delivery-open]").await;
    for number in 1..=5 {
        send(page, &format!("{number}0 в тишине")).await;
    }
    let waiting = "return document.querySelectorAll('.message[data-pending]').length;";
    until(page, waiting, 5).await;
    click(page, "[data-testid=delivery-open]").await;
    click(page, "[data-testid=network]").await;
    click(page, "[data-testid=delivery-open]").await;
    until(page, waiting, 0).await;
    let answers = "return [...document.querySelectorAll('[data-from=bot] [data-testid=text]')]\
                   .filter(m => m.textContent.includes('в тишине')).length;";
    until(page, answers, 5).await;
}

/// Edits one's own newest message.
async fn edit(page: &Client, text: &str) {
    menu(page, "me", "menu-edit").await;
    let all = "\u{e009}a\u{e000}";
    send(page, &format!("{all}{text}")).await;
}

/// Chooses from the menu of somebody's newest message.
async fn menu(page: &Client, whose: &str, choice: &str) {
    let newest = format!("[data-testid=message][data-from={whose}] [data-testid=text]");
    let open = format!("[...document.querySelectorAll('{newest}')].at(-1).click();");
    page.execute(&open, Vec::new())
        .await
        .expect("the page answers");
    click(page, &format!("[data-testid={choice}]")).await;
}

/// Waits until a script gives this number; an outage's retries take a while.
async fn until(page: &Client, script: &str, wanted: u64) {
    let mut last = json!(null);
    for _ in 0..600 {
        last = page
            .execute(script, Vec::new())
            .await
            .expect("the page answers");
        if last == json!(wanted) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{last} instead of {wanted}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_writes_in_the_browser_and_sees_the_answer() {
    let Some((stack, _alone)) = stack::alone().await else {
        return;
    };
    let Some((_driver, url)) = driver().await else {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "CI needs chromium and chromedriver"
        );
        eprintln!("skipped: no chromedriver (Debian: chromium chromium-driver)");
        return;
    };
    let profile = format!("{}/chromium", stack.logs);
    let page = browser(&url, &profile).await;
    conversation(&page, &stack).await;
    if let Ok(path) = std::env::var("KOPECK_SCREENSHOT") {
        std::fs::write(path, page.screenshot().await.expect("a picture")).expect("written");
    }
    correction(&page).await;
    page.close().await.expect("closed");
}
