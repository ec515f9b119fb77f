use super::*;

fn shape(source: &str) -> (String, Vec<(String, usize, usize)>) {
    let (text, entities) = parse(source).unwrap();
    (
        text,
        entities
            .into_iter()
            .map(|e| (e.kind, e.offset, e.length))
            .collect(),
    )
}

#[test]
fn every_tag_makes_its_entity() {
    for (source, kind) in [
        ("<b>x</b>", "bold"),
        ("<strong>x</strong>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ("<span class=\"tg-spoiler\">x</span>", "spoiler"),
        ("<blockquote>x</blockquote>", "blockquote"),
        (
            "<blockquote expandable>x</blockquote>",
            "expandable_blockquote",
        ),
        ("<a href=\"https://example.com/a\">x</a>", "text_link"),
        ("<B>x</>", "bold"),
    ] {
        assert_eq!(
            shape(source),
            ("x".to_owned(), vec![(kind.to_owned(), 0, 1)]),
            "{source}"
        );
    }
}

#[test]
fn offsets_count_utf16_units() {
    let (text, entities) = shape("😀 <b>қант</b> &amp; &#x42;&lt;");
    assert_eq!(text, "😀 қант & B<");
    assert_eq!(entities, [("bold".to_owned(), 3, 4)]);
}

#[test]
fn nested_tags_come_outside_first() {
    let (_, entities) = shape("<b>a<i>b</i></b>");
    assert_eq!(
        entities,
        [("bold".to_owned(), 0, 2), ("italic".to_owned(), 1, 1)]
    );
}

#[test]
fn links_and_languages() {
    let (_, entities) = parse("<a href='example.com?a=1&amp;b=2'>x</a>").unwrap();
    assert_eq!(
        entities[0].url.as_deref(),
        Some("http://example.com/?a=1&b=2")
    );
    assert!(parse("<a href='nonsense'>x</a>").unwrap().1.is_empty());
    let (_, entities) = parse("<pre><code class=\"language-rust\">x</code></pre>").unwrap();
    assert_eq!(entities.len(), 1);
    assert_eq!(
        (entities[0].kind.as_str(), entities[0].language.as_deref()),
        ("pre", Some("rust"))
    );
}

#[test]
fn mistakes_are_reported_in_telegrams_words() {
    for (source, error) in [
        ("a<b", "Unclosed start tag at byte offset 1"),
        ("я<x>", "Unsupported start tag \"x\" at byte offset 2"),
        ("2 <3", "Unclosed start tag at byte offset 2"),
        ("1 < 2 > 1", "Unsupported start tag \"\" at byte offset 2"),
        (
            "<b>x",
            "Can't find end tag corresponding to start tag \"b\"",
        ),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b>x</i>",
            "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
        ),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href=\"x", "Unclosed start tag \"a\" at byte offset 0"),
        (
            "<span>x</span>",
            "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
        ),
    ] {
        assert_eq!(parse(source).unwrap_err(), error, "{source}");
    }
}

#[test]
fn what_is_no_reference_stays() {
    assert_eq!(shape("M&M &nbsp; &").0, "M&M &nbsp; &");
}
