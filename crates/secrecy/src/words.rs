//! The words of which marks are made.

/// Words that mean the same.
pub(crate) struct PhraseList {
    /// Parted by spaces.
    words: &'static str,
    /// For each word the bit of its first character: most texts begin with none of them, which is told at once.
    firsts: u128,
}

impl PhraseList {
    const fn new(words: &'static str) -> Self {
        let bytes = words.as_bytes();
        let (mut firsts, mut at) = (0, 0);
        while at < bytes.len() {
            if at == 0 || bytes[at - 1] == b' ' {
                let end = if bytes[at] < 0x80 { at } else { at + 2 };
                firsts |= bit(bytes[at], bytes[end]);
            }
            at += 1;
        }
        Self { words, firsts }
    }

    /// The words.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.words.split(' ')
    }

    /// The length of the longest of them with which a text begins.
    pub(crate) fn longest(&self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        let first = *bytes.first()?;
        let end = if first < 0x80 { first } else { *bytes.get(2)? };
        if self.firsts & bit(first, end) == 0 {
            return None;
        }
        self.iter().filter(|word| text.starts_with(*word)).map(str::len).max()
    }
}

/// The bit of a character of one or three bytes, by its first and its last.
const fn bit(first: u8, last: u8) -> u128 {
    1 << ((first as u32 * 37 + last as u32) % 128)
}

pub(crate) static LEVELS: PhraseList = PhraseList::new("绝密 机密 秘密");
pub(crate) static OF_LEVEL: PhraseList = PhraseList::new("级 文件 资料 材料 件 等级 信息");
pub(crate) static KEEP: PhraseList = PhraseList::new(
    "注意保存 注意保密 注意保管 妥善保管 妥善保存 请注意保存 请注意保密 请妥善保管 阅后即焚 用后收回 \
     会后收回 阅后收回 阅后清退 请勿遗失 严禁泄露 严格保密",
);
pub(crate) static INTERNAL: PhraseList = PhraseList::new(
    "内部资料 内部文件 内部材料 内部使用 内部传阅 内部掌握 内部参考 内部刊物 内部文稿 内部信息 \
     内部事项 内部公开 内部工作资料 内部发行 仅供内部使用 仅供内部参考 仅供内部传阅 仅供内部掌握 \
     供内部使用 供内部参考 仅限内部使用 仅限内部传阅 限内部使用 仅内部使用 仅供内部 仅限内部 \
     仅供领导参阅 仅供领导参考 工作秘密 内部明电",
);
pub(crate) static FORBID: PhraseList =
    PhraseList::new("不得 禁止 严禁 请勿 切勿 不准 不许 不可 勿 不要 请不要 不能");
pub(crate) static SPREAD: PhraseList = PhraseList::new(
    "外传 外泄 扩散 泄露 泄密 上网 公开传播 对外提供 对外公开 对外发布 对外泄露 向外扩散 公开发布 \
     网上传播 互联网传播 转发扩散",
);
pub(crate) static RELEASE: PhraseList = PhraseList::new(
    "不予公开 不公开 不宜公开 不对外公开 不得公开 禁止公开 暂不公开 不予主动公开 不主动公开 免予公开 \
     内部公开 不向社会公开 涉密 涉密文件 涉密资料 涉密件",
);
pub(crate) static ON_REQUEST: PhraseList = PhraseList::new("依申请公开 依申请");
/// What ends the time of a secret.
pub(crate) static UNTIL: PhraseList =
    PhraseList::new("长期 永久 启用前 启封前 公布前 公开前 解密前 解密 前 止");
/// Words that a document says of itself.
pub(crate) static SELF: PhraseList = PhraseList::new(
    "此件 本件 该件 此文件 本文件 此文 本文 本通知 本资料 此资料 本材料 此材料 本刊 本册 本表 \
     本报告 本方案 本纪要 本手册 本书",
);
pub(crate) static RELEASE_LABELS: PhraseList = PhraseList::new(
    "公开方式 公开属性 公开类型 公开类别 公开形式 公开范围 公开选项 公开程度 公开性质 公开级别 \
     公开与否 是否公开 是否主动公开 信息公开选项 信息公开属性 信息公开方式 信息公开类别 信息公开类型 \
     政务公开选项 政务公开属性 政府信息公开选项 政府信息公开属性 发布范围 公开情况",
);
pub(crate) static LEVEL_LABELS: PhraseList = PhraseList::new(
    "密级 保密级别 保密等级 秘密等级 密级标识 密级标志 涉密等级 涉密级别 文件密级 定密 密级和保密期限 \
     密级及保密期限 密级与保密期限 秘级 信息密级 资料密级",
);
pub(crate) static LEVEL_VALUES: PhraseList =
    PhraseList::new("内部资料 内部文件 内部使用 内部 工作秘密 国家秘密 涉密 商密 普密 核密");
pub(crate) static NO: PhraseList = PhraseList::new("否 不予 部门内部 单位内部");
/// What may stand beside a mark at the head of a document.
pub(crate) static HARMLESS: PhraseList =
    PhraseList::new("特急 加急 平急 特提 急件 限时 份号 编号 保密期限 紧急程度 密级 等级");
/// Units of time.
pub(crate) static UNITS: PhraseList = PhraseList::new("年 个月 月 日 天 周");
/// What stands around the numbers of pages and copies.
pub(crate) static NUMBERED: PhraseList = PhraseList::new("No NO № 第 页 共 份 号");
