//! The phone of a notice's contact is one (ST-02).

use gongbao_base::finding::Finding;
use gongbao_content::{phone, yaml::key};
use gongbao_site::Site;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.notices()
        .filter_map(|(index, notice)| {
            let phone = notice.contact.as_ref()?.phone.as_deref()?;
            let place = site.documents[index].place(&[key("contact"), key("phone")]);
            phone::parse(phone).is_none().then(|| phone::refuse(place, phone))
        })
        .collect()
}
