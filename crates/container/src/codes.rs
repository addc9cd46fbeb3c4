//! The codes of what is wrong with a container: zip, bag, digests, signature.

use gongbao_base::{code::OWN, codes};

codes! {
    BAD_CONTAINER = "SEAL-01" Error "压缩包不完整或结构有误" "the zip is cut off or its structure is wrong"
        "文件可能没有传完，或被改动过。只接受从头到尾没有空隙、没有加密、没有附加数据的 zip。请向原单位重新取得。"
        "The file may have been cut off or changed. Only a zip without gaps, encryption or data of unknown kind is accepted. Get it again from its source."
        O OWN;
    UNSAFE_NAME = "SEAL-02" Error "包里的文件名不安全" "an unsafe file name in the container"
        "文件名不能是绝对路径，不能用 .. 走出文件夹，不能是链接或设备，也不能重名（含大小写不同）。这样的包不会被解开。"
        "A name may not be absolute, lead out by .., be a link or a device, or occur twice (also in another case). Such a container is not unpacked."
        O OWN;
    TOO_LARGE = "SEAL-03" Error "解开后过大" "it would unpack to too much"
        "解开后的大小和压缩包不成比例（俗称压缩炸弹），或文件过多，所以不解开。"
        "It would grow out of proportion to the file (a zip bomb), or holds too many files, so it is not unpacked."
        O OWN;
    BAD_BAG = "SEAL-04" Error "移交包（BagIt）的格式有误" "the bag's own files are wrong"
        "移交包按 RFC 8493 组织：bagit.txt、bag-info.txt、manifest-sha256.txt、tagmanifest-sha256.txt 和 data 文件夹。"
        "A bag follows RFC 8493: bagit.txt, bag-info.txt, manifest-sha256.txt, tagmanifest-sha256.txt and the folder data."
        O OWN;
    MISSING_FILE = "SEAL-05" Error "清单里的文件不在" "a listed file is missing"
        "清单列出的文件找不到，包不完整。"
        "The list names a file that is not there; the container is not whole."
        O OWN;
    UNLISTED_FILE = "SEAL-06" Error "有清单以外的文件" "a file that no list names"
        "包里多出了清单没有列出的文件，来历不明。"
        "The container holds a file that no list names; where it comes from is unknown."
        O OWN;
    DIGEST_DIFFERS = "SEAL-07" Error "内容和校验值不符" "the bytes do not match their digest"
        "文件内容在写入清单之后被改动或损坏。"
        "The file was changed or damaged after its list was written."
        O OWN;
    BAD_SIGNATURE = "SEAL-08" Error "签名无效" "the signature does not hold"
        "签名和文件或公钥不符：文件被改动过，或不是由这把密钥签的。"
        "The signature does not match the file or the key: the file was changed, or another key signed it."
        O OWN;
    NO_SIGNATURE = "SEAL-09" Error "没有签名" "there is no signature"
        "给出了公钥，但旁边没有 .minisig 签名文件。"
        "A public key was given, but no .minisig file stands beside the file."
        O OWN;
    RENAMED = "SEAL-10" Error "文件名是另一个快照的" "the name is that of another snapshot"
        "快照的文件名带有时间和内容编号，和里面的不一致：它被改名，可能冒充另一天的快照。签名和它一起改名时，签名仍然有效，所以要看文件名。"
        "A snapshot's name tells its time and id, and these are others: it was renamed and may pose as that of another day. A signature that is renamed with it still holds."
        O OWN;
}
