//! Where readers are sent off to: other sites, and hosts that are closed (LINK-02, LINK-03).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{host, markdown::LinkTarget};
use gongbao_site::Site;

codes! {
    FOREIGN_HOST = "LINK-02" Warning "外部网站链接" "a link to another site"
        "链接非政府网站要经负责人审核，打开前有离站提示。"
        "A link to another site is approved, and readers see a page before they leave."
        S "政府网站发展指引：链接地址";
    RETIRED_HOST = "LINK-03" Error "链接指向已关停域名" "a link to a closed host"
        "关停的域名可能被别人注册，变成违法网站。"
        "A closed domain may be registered by others."
        S "政府网站发展指引：链接地址";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let settings = &site.settings;
    let allowed = settings.key("allowed_hosts");
    let mut findings = Vec::new();
    for link in site.documents.iter().flat_map(|document| &document.body.links) {
        let LinkTarget::Outside(url) = &link.target else { continue };
        let Some(host) = host::host(url) else { continue };
        if settings.retired_hosts.iter().any(|retired| host::is_within(host, retired)) {
            findings.push(
                Finding::new(&RETIRED_HOST, link.place.clone())
                    .says(
                        format!("链接指向已关停的域名：{host}"),
                        format!("a link to a host that is closed: {host}"),
                    )
                    .help(
                        "换成现在的网址，或删去链接",
                        "link to its new address, or remove the link",
                    ),
            );
        } else if host::is_foreign(url, &settings.allowed_hosts) {
            findings.push(
                Finding::new(&FOREIGN_HOST, link.place.clone())
                    .says(
                        format!("外链 {host} 不是政府网站，读者会先看到离站提示"),
                        format!(
                            "{host} is no government site; readers see a page before they leave"
                        ),
                    )
                    .help(
                        format!("负责人审核；常用的可信网站登记到“{allowed}”"),
                        format!("have it approved; list trusted hosts under `{allowed}`"),
                    ),
            );
        }
    }
    findings
}
