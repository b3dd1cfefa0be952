//! Posts of Facebook and Instagram, as articles embed them. Their form says by nothing but its shape which words are the
//! post and who wrote it; here it becomes what other embedded posts are: paragraphs, and a credit with a dash.

use dom_query::{Document, NodeRef};

use super::text::is_block;

const FACEBOOK: &str = "blockquote.fb-xfbml-parse-ignore, .fb-post blockquote";
const INSTAGRAM: &str = "blockquote.instagram-media";

/// Makes posts plain; those that come without their words go.
pub(super) fn prepare(page: &Document) {
    for post in page.select(FACEBOOK).nodes() {
        facebook(post);
    }
    for post in page.select(INSTAGRAM).nodes() {
        instagram(post);
    }
}

/// Paragraphs, then a line beside them that links to who posted it, and to the post itself by its day.
fn facebook(post: &NodeRef<'_>) {
    let children: Vec<NodeRef<'_>> = post.children_it(false).collect();
    let is_paragraph = |node: &NodeRef<'_>| node.node_name().is_some_and(|name| is_block(&name));
    let words = children.iter().rposition(is_paragraph).map_or(0, |last| last + 1);
    let (words, line) = children.split_at(words);
    let words: Vec<String> = words.iter().map(|node| node.text().to_string()).collect();
    let links = line.iter().flat_map(|node| node.descendants_it().chain([*node]).filter(|node| node.has_name("a")));
    let name = links.map(|link| link.text().trim().to_owned()).find(|name| !name.is_empty());
    write(post, &words, name);
}

/// Pictures and links to the post, its words in a paragraph, then a paragraph that names who shared it.
fn instagram(post: &NodeRef<'_>) {
    let paragraphs = post.descendants_it().filter(|node| node.has_name("p"));
    let mut paragraphs: Vec<String> = paragraphs.map(|node| node.text().trim().to_owned()).collect();
    paragraphs.retain(|text| !text.is_empty());
    let name = paragraphs.pop().map(|line| name_in(&line));
    write(post, &paragraphs, name);
}

/// The name before an account in brackets, *… Ida Volk (@idavolk) …*, or else the account.
fn name_in(line: &str) -> String {
    let Some((before, behind)) = line.split_once("(@") else { return String::new() };
    let account = behind.split(')').next().unwrap_or_default().trim();
    let is_name = |word: &&str| word.chars().next().is_some_and(|first| first.is_uppercase() || first.is_numeric());
    let mut words: Vec<&str> = before.split_whitespace().rev().take_while(is_name).collect();
    words.reverse();
    match words.as_slice() {
        [] => format!("@{account}"),
        words => format!("{} (@{account})", words.join(" ")),
    }
}

fn write(post: &NodeRef<'_>, words: &[String], name: Option<String>) {
    let words: Vec<&str> = words.iter().map(|words| words.trim()).filter(|words| !words.is_empty()).collect();
    if words.is_empty() {
        post.remove_from_parent();
        return;
    }
    let mut html: String = words.iter().map(|words| format!("<p>{}</p>", escaped(words))).collect();
    if let Some(name) = name.filter(|name| !name.is_empty()) {
        html.push_str(&format!("<p>— {}</p>", escaped(&name)));
    }
    post.set_html(html);
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::name_in;
    use crate::input::web::fragment::of_fragment;

    #[test]
    fn posts_become_words_and_a_credit() {
        let facebook = "<div class='fb-post'><blockquote cite='https://f.example/1' class='fb-xfbml-parse-ignore'><p>We keep the keys.</p><p>Come &amp; see.</p>Posted by <a href='https://f.example/volk'>Ida Volk</a> on&nbsp;<a href='https://f.example/1'>Tuesday, March 4, 2025</a></blockquote></div>";
        assert_eq!(
            of_fragment(&format!("<p>{}</p>{facebook}", "Text. ".repeat(30))).split_once("\n\n").map(|(_, post)| post),
            Some("“We keep the keys.\n\n“Come & see.”\n\n— Ida Volk")
        );
        let instagram = "<blockquote class='instagram-media' data-instgrm-captioned><div><a href='https://i.example/p/1'><div>View this post on Instagram</div></a><p><a href='https://i.example/p/1'>We keep the keys.</a></p><p>A post shared by <a href='https://i.example/volk'>Ida Volk</a> (@idavolk) on <time datetime='2025-03-04'>Mar 4</time></p></div></blockquote>";
        assert_eq!(
            of_fragment(&format!("<p>{}</p>{instagram}", "Text. ".repeat(30))).split_once("\n\n").map(|(_, post)| post),
            Some("“We keep the keys.”\n\n— Ida Volk (@idavolk)")
        );
        let bare = "<blockquote class='instagram-media'><a href='x'><div>View this post</div></a><p><a href='x'>A post shared by Ida Volk (@idavolk)</a></p></blockquote>";
        assert_eq!(of_fragment(&format!("<p>Text.</p>{bare}")), "Text.");
    }

    #[test]
    fn names_stand_before_the_account() {
        assert_eq!(name_in("A post shared by Ida Volk (@ida)"), "Ida Volk (@ida)");
        assert_eq!(name_in("A post shared by ida volk (@ida) on Mar 4"), "@ida");
        assert_eq!(name_in("A post"), "");
    }
}
