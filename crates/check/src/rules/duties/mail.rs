//! An office's mail address is not one of a public provider (MAIL-01).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::yaml::key;
use gongbao_site::Site;

codes! {
    PUBLIC_MAIL = "MAIL-01" Note "公务邮箱用了公共邮箱" "an office's mail at a public provider"
        "单位的邮箱宜用政务邮箱。公共邮箱换了人就收不回来，也容易被冒用。"
        "An office's mail is best at its own domain: one at a public provider is lost with the person, and easily forged."
        M "党政机关电子邮件安全管理的要求";
}

const PROVIDERS: [&str; 14] = [
    "qq.com",
    "foxmail.com",
    "163.com",
    "126.com",
    "yeah.net",
    "sina.com",
    "sina.cn",
    "sohu.com",
    "139.com",
    "189.cn",
    "aliyun.com",
    "gmail.com",
    "outlook.com",
    "hotmail.com",
];

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let own = site.settings.org.email.as_deref();
    let own = own.map(|mail| (mail, site.settings.place(&[key("org"), key("email")])));
    let notices = site.notices().filter_map(|(index, notice)| {
        let document = &site.documents[index];
        let mail = notice.contact.as_ref()?.email.as_deref()?;
        Some((mail, document.place(&[key("contact"), key("email")])))
    });
    own.into_iter().chain(notices).filter_map(|(mail, place)| public_mail(mail, place)).collect()
}

fn public_mail(mail: &str, place: Place) -> Option<Finding> {
    let host = mail.trim().rsplit_once('@')?.1.to_ascii_lowercase();
    let public = PROVIDERS
        .iter()
        .any(|provider| host == *provider || host.ends_with(&format!(".{provider}")));
    public.then(|| {
        Finding::new(&PUBLIC_MAIL, place)
            .says(
                format!("公务邮箱用了公共邮箱：{host}"),
                format!("an office's mail at a public provider: {host}"),
            )
            .help("有政务邮箱的，换成政务邮箱", "write the office's own address when there is one")
    })
}
