//! One page of one tree, as the place from which links lead.

use std::borrow::Cow;

use crate::{letter, phones};
use gongbao_base::address;
use gongbao_content::markdown::{Body, Link, LinkTarget, MARK};
use gongbao_site::plan::{Plan, Tree};

/// A page that is rendered: where it stands, in which plan.
#[derive(Debug)]
pub(super) struct PageContext<'a> {
    /// The plan of the whole site.
    pub(super) plan: &'a Plan<'a>,
    /// The page's address in the standard tree.
    pub(super) address: &'a str,
    /// The tree it is written for.
    pub(super) tree: Tree,
    /// Its address in that tree.
    full: Cow<'a, str>,
}

impl<'a> PageContext<'a> {
    /// A page of the plan.
    pub(super) fn new(plan: &'a Plan<'a>, address: &'a str, tree: Tree) -> Self {
        let full = match tree {
            Tree::Standard => Cow::Borrowed(address),
            Tree::Elder => Cow::Owned(tree.address(address)),
        };
        Self { plan, address, tree, full }
    }

    /// The link to a page, which stays in this tree.
    pub(super) fn page_link(&self, address: &str) -> String {
        // Both trees have the same shape, so the way between two pages is the same in both.
        address::link(self.address, address)
    }

    /// The link to a file that only the standard tree has.
    pub(super) fn file_link(&self, address: &str) -> String {
        address::link(&self.full, address)
    }

    /// The link to this page in the other tree.
    pub(super) fn other_tree_link(&self) -> Option<String> {
        let other = match self.tree {
            Tree::Standard => Tree::Elder,
            Tree::Elder => Tree::Standard,
        };
        self.plan
            .trees()
            .contains(&other)
            .then(|| address::link(&self.full, &other.address(self.address)))
    }

    /// The way up to the root of this tree.
    pub(super) fn root(&self) -> String {
        "../".repeat(self.address.matches('/').count())
    }

    /// The way up to the root of the site.
    pub(super) fn site_root(&self) -> String {
        "../".repeat(self.full.matches('/').count())
    }

    /// The link to a document's page.
    pub(super) fn document_link(&self, index: usize) -> String {
        self.page_link(&self.plan.site.documents[index].address())
    }

    /// A text's HTML with its marks turned into links, phones that call, and what a letter sets apart marked.
    pub(super) fn body(&self, body: &Body) -> String {
        let html = &body.html;
        let mut out = String::with_capacity(html.len() + body.links.len() * 32);
        let mut rest = 0;
        for at in memchr::memmem::find_iter(html.as_bytes(), MARK) {
            let number = at + MARK.len();
            let end = html[number..].find('"').map_or(html.len(), |end| number + end);
            out.push_str(&html[rest..=at]);
            if let Some(link) =
                html[number..end].parse().ok().and_then(|n: usize| body.links.get(n))
            {
                self.push_target(&mut out, link);
            }
            rest = end;
        }
        out.push_str(&html[rest..]);
        letter::marked(&phones::linked(&out)).into_owned()
    }

    fn push_target(&self, out: &mut String, link: &Link) {
        let site = self.plan.site;
        match &link.target {
            LinkTarget::Document(file, fragment) => {
                if let Some(address) = self.plan.address_of(file.as_str()) {
                    out.push_str(&self.page_link(&address));
                }
                // What was taken down has no headings any more, and their words are part of what is gone.
                if site.withdrawn_by_file(file.as_str()).is_none() {
                    push_fragment(out, fragment.as_deref());
                }
            }
            LinkTarget::Anchor(anchor) => push_fragment(out, Some(anchor)),
            LinkTarget::File(file) => {
                if let Some(list) = self.plan.whole_list(file.as_str()) {
                    out.push_str(&self.page_link(&list.first()));
                    return;
                }
                out.push_str(&self.file_link(file.as_str()));
                let size = site.assets.get(file.as_str()).and_then(|asset| asset.size);
                if let Some((width, height)) = size.filter(|_| link.image) {
                    out.push_str(&format!("\" width=\"{width}\" height=\"{height}"));
                }
            }
            LinkTarget::Outside(url) => match self.plan.leaving(url) {
                Some(address) => out.push_str(&self.page_link(&address)),
                None => gongbao_base::text::push_escaped(out, url),
            },
            LinkTarget::Nowhere => out.push('#'),
        }
    }
}

fn push_fragment(out: &mut String, fragment: Option<&str>) {
    if let Some(fragment) = fragment {
        out.push('#');
        out.push_str(&address::encode(fragment));
    }
}
