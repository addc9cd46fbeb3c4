//! The codes of what is wrong with a snapshot, or with the log of a collection.

use gongbao_base::{code::OWN, codes};

codes! {
    BAD_LAYOUT = "WACZ-01" Error "快照里的文件不合规定" "the snapshot's files are not as WACZ asks"
        "快照里要有 archive、indexes、pages 三部分和 datapackage.json；网页档案（.warc.gz）必须原样存放，不能再压缩。"
        "A snapshot holds archive, indexes, pages and datapackage.json; the .warc.gz files are stored as they are (WACZ 1.1.1)."
        O OWN;
    BAD_PACKAGE = "WACZ-02" Error "快照的说明有误" "the snapshot's description is wrong"
        "datapackage.json 或 datapackage-digest.json 的内容不合 WACZ 1.1.1。"
        "datapackage.json or datapackage-digest.json is not as WACZ 1.1.1 asks."
        O OWN;
    BAD_RECORD = "WACZ-03" Error "网页记录的写法有误" "a record is malformed"
        "网页档案里有一条记录不合 WARC 1.1，后面的内容不能再信。"
        "A record of the WARC file is not as WARC 1.1 asks; nothing behind it can be trusted."
        O OWN;
    PAYLOAD_DIFFERS = "WACZ-04" Error "网页内容和记录的校验值不符" "a page's bytes do not match the digest of their record"
        "存档以后网页内容被改动或损坏。"
        "The page was changed or damaged after it was archived."
        O OWN;
    INDEX_DIFFERS = "WACZ-05" Error "索引和记录不符" "the index does not match the record"
        "索引里写的位置、长度、时间、类型或校验值和记录本身不同，照索引会看到别的内容。"
        "Place, length, time, type or digest of the index are not those of the record; through the index one would see something else."
        O OWN;
    NOT_INDEXED = "WACZ-06" Error "记录和索引对不上号" "a record without a line of the index, or the reverse"
        "有一条记录索引里没有，或索引里的一条没有记录。"
        "A record is not in the index, or a line of the index has no record."
        O OWN;
    BAD_PAGES = "WACZ-07" Error "页面清单有误" "the list of pages is wrong"
        "pages.jsonl 要列出每个网页一次，标题和文字和存档的网页一致。"
        "pages.jsonl names every page once, with the title and the text of the archived page."
        O OWN;
    WRONG_IDENTITY = "WACZ-08" Error "快照编号和内容不符" "the snapshot's id does not match its contents"
        "快照编号由全部文件的校验值算出，不符说明内容和当初登记的不同。"
        "The id is computed from the digests of all files; the contents are not those that were registered."
        O OWN;
    LINK_MISSING = "WACZ-09" Error "链接的内容不在快照里" "a link leads to something that is not in the snapshot"
        "网页链接的站内文件没有存进来，将来打开是空的。请先修好死链；确实要存，用 --allow-missing。"
        "A file of the site that a page links is not in the snapshot. Mend the link first, or archive with --allow-missing."
        O OWN;
    BAD_REVISIT = "WACZ-10" Error "重复内容的记录有误" "a record of repeated bytes is wrong"
        "这条记录说内容和另一条相同，但另一条不在，或校验值、时间不同。"
        "It says that its bytes are those of another record, which is missing or has another digest or time."
        O OWN;
    BAD_INDEX = "WACZ-11" Error "索引有误" "the index is wrong"
        "索引要一行一条，按字节排序，不重复（CDXJ）。"
        "The index has a line for each record, sorted by bytes, each once (CDXJ)."
        O OWN;
    BROKEN_CHAIN = "CHAIN-01" Error "登记簿被改动过" "the log was changed"
        "登记簿（log.jsonl）每一行都带有上一行的校验值，中间改动、删去或插入任何一行都会断开。"
        "Each line of log.jsonl holds the digest of the line before; a line was changed, taken out or put in."
        O OWN;
    NOT_AS_LOGGED = "CHAIN-02" Error "快照和登记簿不符" "a snapshot is not as the log says"
        "登记簿里的快照找不到、内容不同，或文件夹里有没有登记的快照。"
        "A snapshot of the log is missing or has other bytes, or a snapshot in the folder is not in the log."
        O OWN;
    BAD_CHECKPOINT = "CHAIN-03" Error "登记簿的末尾和检查点不符" "the end of the log is not that of the checkpoint"
        "检查点（checkpoint）记下登记簿最后一行的校验值，不符说明登记簿被截短或替换。"
        "The checkpoint holds the digest of the last line; the log was cut short or replaced."
        O OWN;
    BAD_TIMESTAMP = "STAMP-01" Error "时间戳和文件不符" "the timestamp is not of this file"
        "时间戳（.tsr）里的校验值不是这个文件的。时间戳机构的签名请用 openssl ts -verify 核对。"
        "The digest in the .tsr file is not that of this file. Check the authority's signature with `openssl ts -verify`."
        O OWN;
    LIVE_DIFFERS = "LIVE-01" Error "网上的内容和快照不同" "what is online is not what is in the snapshot"
        "逐个地址取回后和快照比对，内容、状态不同或取不到。"
        "Every address was fetched and compared; the bytes or the status differ, or it cannot be fetched."
        O OWN;
}
