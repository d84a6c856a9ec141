/** 简体中文的失败提示：说明发生了什么、可以怎么办。 */
import type { FailureSentences } from './catalogue.ts';
import { questionNamesZh } from './questions-zh.ts';

export const failuresZh: FailureSentences = {
  internal: ({ reference }) =>
    `程序内部出错，已记入运行日志（编号 ${reference}）。数据没有丢失，请重试；若再次出现，请把编号告诉系统管理员。`,
  'request.unknown-method': ({ method }) => `没有名为“${method}”的操作。`,
  'request.invalid': ({ method, where }) => `“${method}”的参数不正确（${where}），没有执行。`,
  'request.cancelled': () => '已按您的要求取消，没有留下半截数据。',
  'session.not-signed-in': () => '请先登录。',
  'session.wrong-pass-phrase': ({ attemptsLeft }) => `口令不正确，还可以再试 ${attemptsLeft} 次。`,
  'session.locked': ({ minutesLeft }) => `口令连续输错，账号已锁定，请 ${minutesLeft} 分钟后再试。`,
  'session.not-allowed': () => '您的岗位不能办理这项工作，请由负责的人员办理。',
  'session.screen-locked': () => '窗口已锁定，请输入口令解锁后再办理。',
  'session.pass-phrase-due': () => '请先更改口令，再办理其他工作。',
  'people.grant-needed': () =>
    '增减人员、变更岗位须由系统管理员提出、安全保密管理员在场输入口令授权，缺一不可。',
  'people.name-taken': () =>
    '已有同名人员。曾在本单位任职的人员请用“变更岗位”重新授岗；确为同名的，请在姓名后加注以示区别。',
  'people.unknown': () => '没有这个人，或此人已不在岗。请刷新人员名单后重试。',
  'people.last-holder': ({ duty }) =>
    `此人是唯一的${dutyWords(duty)}，不能停用或变更岗位。请先增加一名${dutyWords(duty)}。`,
  'people.deputy-unfit': () => '代理人必须是另一名同岗位的在岗人员。请另选代理人，或先增加同岗位人员。',
  'people.days-taken': () =>
    '这段时间内本人或代理人已登记外出，或本人正在代理他人。请调整日期、更换代理人，或先结束已登记的外出。',
  'people.days-wrong': () => '起止日期不正确：结束日期不能早于开始日期，也不能已经过去。',
  'people.absence-unknown': () => '没有这条外出登记，或已经结束。请刷新人员名单。',
  'signoff.away': ({ until }) =>
    `您登记外出至 ${until}，期间由代理人办理。已经返岗的，请先在“人员”中结束外出登记，再签署。`,
  'signoff.signed-elsewhere': () =>
    '这一环节刚刚已由另一窗口或另一人签署，您的签署没有写入。请刷新后查看签署记录。',
  'office.exists': () => '这个数据文件夹里已经有一个单位，不能重复创建。',
  'office.missing': () => '这个数据文件夹里还没有单位，请先完成首次设置。',
  'office.duty-conflict': ({ duties }) =>
    `同一个人不能同时担任：${dutyWords(duties)}。请分别指定不同的人员。`,
  'office.duty-missing': ({ duties }) => `还没有指定：${dutyWords(duties)}。每个岗位都要有一名人员。`,
  'office.weak-pass-phrase': ({ minimum }) => `口令太短，至少需要 ${minimum} 个字符。`,
  'office.name-missing': () => '请填写单位名称和每位人员的姓名。',
  'masks.too-weak': () => '遮盖办法过宽：身份证号、银行卡号等号码不得整段保留。',
  'masks.outdated': () => '遮盖办法已由他人修改，请按新的一版重新选择。',
  'store.locked': ({ path }) => `数据库“${path}”正被另一个先审程序使用，请先关闭那一个再打开。`,
  'store.damaged': ({ path, detail }) =>
    `数据库“${path}”已损坏（${detail}）。程序没有改动它，请从备份恢复，或交系统管理员检查。`,
  'store.newer': ({ path }) => `数据库“${path}”由更新版本的程序写成，本版本不能写入，请升级程序。`,
  'store.read-only': ({ path }) => `数据库“${path}”是只读的，请检查文件夹权限或磁盘写保护。`,
  'store.disk-full': ({ path }) => `“${path}”所在磁盘已满，本次操作没有保存，请清理空间后重试。`,
  'ledger.broken': ({ number }) =>
    `审计日志在第 ${number} 条处断开，可能被改动过。程序已停止写入，请交安全审计员核查。`,
  'intake.not-found': ({ name }) => `找不到“${name}”，请检查路径。`,
  'intake.vanished': ({ name }) => `文件“${name}”在读取过程中不见了或被改动，没有导入，请确认文件后重试。`,
  'intake.unreadable': ({ name }) => `文件“${name}”无法读取，请检查权限，或确认没有被其他程序占用。`,
  'intake.empty': ({ name }) => `文件“${name}”是空的，没有导入。`,
  'intake.too-large': ({ name, bytes, limit }) =>
    `文件“${name}”有 ${megabytes(bytes)} MB，超过 ${megabytes(limit)} MB 的上限，没有导入。`,
  'intake.unknown-format': ({ name }) =>
    `认不出文件“${name}”的格式，无法检查，因此没有导入。请另存为 docx、xlsx、pdf 或 txt 后重试。`,
  'intake.not-a-file': ({ name }) => `“${name}”不是普通文件，没有导入。`,
  'intake.looks-classified': ({ rules }) =>
    `这份文件疑似涉密（${rules}），已拒绝导入，本机没有保留任何内容。请停止在本机处理，并交保密工作机构处置。`,
  'intake.ticket-unknown': () => '文件选择已失效，请重新选择文件。',
  'extraction.damaged': ({ format }) =>
    `文件已损坏，或不是完整的 ${format} 文件，无法检查。请用原程序打开并另存后重试。`,
  'extraction.encrypted': ({ format }) => `文件（${format}）设有打开密码，无法检查。请去掉密码后重试。`,
  'extraction.too-slow': ({ seconds }) => `检查超过 ${seconds} 秒仍未完成，已停止。请拆分文件后重试。`,
  'extraction.too-large': ({ limit }) => `文件内容超过安全上限（${limit}），已停止检查。`,
  'extraction.crashed': () => '读取这份文件的进程意外中止，文件未能检查，没有导入。',
  'archive.not-permitted': () =>
    '本单位没有允许向外部数据库归档记录。需要时，请在数据目录中放入归档许可文件 record-archive.json。',
  'archive.policy-damaged': ({ where }) => `归档许可文件 record-archive.json 有误（${where}），没有归档。`,
  'archive.unreachable': ({ code }) =>
    `归档数据库没有应答或者拒绝了操作（${code}）。本机记录没有变化，可以稍后再试。`,
  'archive.tables-missing': () =>
    '归档数据库里还没有所需的表。请由数据库管理员先执行 workspace archive-tables 给出的语句。',
  'archive.conflict': ({ number }) =>
    `归档数据库中第 ${number} 条审计记录与本机不同，没有归档。请核对是否恢复过旧的数据，或者两台机器用了同一个名称。`,
  'kind.damaged': ({ file, where }) => `公开事项类型“${file}”有误（${where}），没有启用。请改正后重新放入。`,
  'calendar.damaged': ({ file, where }) =>
    `节假日安排“${file}”有误（${where}），没有启用。请对照国务院办公厅的通知改正后再导入。`,
  'publishing.words-lost': ({ name, lost, added }) =>
    `“${name}”排版后与原文不一致（少 ${lost} 字，多 ${added} 字），没有写出。请在原程序中检查这份文件。`,
  'publishing.source-damaged': ({ name, where }) =>
    `“${name}”不是可用的解读或页面源文件，问题在：${where}。请按说明改正后重试。`,
  'publishing.draft-incomplete': ({ count }) =>
    `解读还有 ${count} 处没有填写或填写有误。请按清单逐处补齐后再生成。`,
  'publishing.not-public': () => '这件事项的公开属性不是“主动公开”，不能制作公开网页。',
  'publishing.no-document': () => '还没有政策文件。请先在“材料”中加入文件，再写解读。',
  'publishing.no-such-step': () => '这份以前的稿已经不在了（最多保留三十份）。请重新打开列表再选。',
  'forms.looks-marked': ({ rules }) =>
    `这份文书里有像密级标志的内容（${rules}），没有生成。请检查目录信息、审查记录和意见中的文字，删去密级标志后重试；确属涉密的，请停止处理并交保密工作机构。`,
  'publishing.no-print-path': () =>
    '命令行不能生成 PDF 和长图，没有生成任何文件。请在窗口程序中生成，或只选其他格式。',
  'publishing.print-failed': () => '没有打印成功，没有生成任何文件。请重试；仍不成功时请改用其他格式。',
  'publishing.picture-too-large': () => '长图过长或过大，没有生成任何文件。请减少图块，或分成两篇解读。',
  'cleaning.not-cleanable': ({ format }) =>
    `这份文件（${format}）不能在这里制作清洁副本。请在原程序中清除隐藏信息，或另存为 docx、xlsx、pptx、PDF 后重试。`,
  'cleaning.not-clean': ({ kinds }) =>
    `清除后复查仍有隐藏信息（${kinds}），没有生成副本。请在原程序中清除这些内容后重新导入。`,
  'cleaning.text-changed': () =>
    '清除会改变可见的正文，没有生成副本。请少选几类，或在原程序中清除后重新导入。',
  'cleaning.nothing-changed': () => '所选的内容在文件里没有，副本会与原件相同，没有生成。',
  'cleaning.target-exists': ({ name }) => `“${name}”已经存在，没有覆盖。请换一个文件名。`,
  'cleaning.folder-not-writable': ({ name }) => `无法在这里写入“${name}”。请换一个可以写入的文件夹。`,
  'rules.unproven': ({ file, rule, where, reason }) =>
    `规则文件“${file}”的规则 ${rule} 有一个表达式（${where}）不能证明在限定步数内结束：${
      {
        unlimited: '重复次数没有上限，请改成 {0,40} 一类的写法',
        'too-many-ways': '同一段文字有太多种拆分方式，请减少相邻或者嵌套的重复',
        'not-understood': '用了反向引用等无法核查的写法',
      }[reason]
    }。整个规则文件没有启用。`,
  'rules.damaged': ({ file, where }) => `规则文件“${file}”有误（${where}），没有启用。请重新安装规则包。`,
  'rules.missing': ({ path }) => `在“${path}”找不到规则文件，无法检查。请重新安装程序或规则包。`,
  'rules.too-many-terms': ({ limit }) =>
    `词表超过 ${limit} 行，无法使用。请拆分词表，或只保留需要检查的词语。`,
  'dossier.unknown': () => '找不到这个发布件，可能已被移走，请返回工作台刷新。',
  'dossier.kind-unknown': ({ kind }) => `没有“${kind}”这一公开事项类型。请在设置中查看可用的类型。`,
  'step.out-of-turn': () => '这一环节还没有轮到，或者已经办过。请按办理环节的顺序进行。',
  'step.gate-closed': ({ missing }) => `还有 ${missing} 项没有办好，不能进入这一环节。请逐项补齐。`,
  'event.incomplete': ({ fields }) => `还有 ${fields} 项没有填写，没有记录。`,
  'dossier.not-open': ({ state }) => `发布件目前处于“${stateWords[state] ?? state}”状态，不能这样办理。`,
  'dossier.part-unknown': () => '找不到这个文件，请刷新后重试。',
  'dossier.duplicate-file': ({ name }) => `文件“${name}”的内容与本发布件中已有的文件完全相同，没有重复加入。`,
  'decision.finding-unknown': () => '这条发现已经不在当前版本里，请刷新列表。',
  'decision.nothing-to-undo': () => '没有可以撤销的处理意见。本轮之前的意见不能撤销，只能重新处理。',
  'decision.nothing-to-redo': () => '没有可以恢复的处理意见。',
  'decision.not-alike': () => '只有同一规则的发现可以一并处理。',
  'decision.reason-missing': () => '请选择理由；选“其他”时请写明理由。',
  'decision.hard-finding': ({ rule }) => `硬性问题（${rule}）不能忽略，只能修改文件后重新检查。`,
  'decision.not-yours': ({ duty }) => `这一步应由${dutyWords(duty)}处理。`,
  'signoff.uninspected': ({ files }) =>
    `有 ${files} 个文件含未能检查的内容，您还没有确认看过，不能签署。请在签署页逐个打开、查看并勾选。`,
  'viewing.no-layout': () => '这份文件不能按版式显示，请用“阅读”查看文字，或在原来的程序里打开。',
  'viewing.too-large': ({ bytes, limit }) =>
    `文件有 ${megabytes(bytes)} MB，超过按版式显示的上限 ${megabytes(limit)} MB。请用“阅读”查看文字。`,
  'signoff.gate-closed': ({ missing }) => `还有 ${missing} 项未完成，不能签署。请按清单逐项办理。`,
  'signoff.answers-missing': ({ questions }) =>
    `审查要点没有逐项回答：${questionNamesZh(questions)}。请逐项作答，每项只答一次，再签署。`,
  'signoff.answers-against': ({ questions }) =>
    `${questionNamesZh(questions)}的回答表明不能公开，不能签署。承办人请改稿或停止办理；保密审查员、审批人请写明意见退回，或者作出不予公开的决定。`,
  'signoff.answers-unclear': ({ questions }) =>
    `${questionNamesZh(questions)}答为“不明确”，不能签署。请先核实；仍不能确定的，由保密审查员报请有关主管部门或者保密行政管理部门确定，答复后再签。`,
  'signoff.answer-reason-missing': ({ questions }) =>
    `${questionNamesZh(questions)}的回答须写明理由（依据、同意材料、审图号或者不适用的原因），写明后再签署。`,
  'signoff.same-person-twice': () => '同一个人不能在一个发布件上签署两次，请由另一位人员签署。',
  'signoff.wrong-stage': ({ stage }) => `目前轮到${dutyWords(stage)}签署，不能在这一步签署。`,
  'signoff.clock-behind': ({ since }) =>
    `本机时钟早于上一位的签署时间（${since}），不能签署。请先由系统管理员校准时钟。`,
  'signoff.content-changed': () => '签署前内容已经变动，请重新查看后再签。',
  'signoff.key-damaged': () => '签名密钥文件已损坏，不能签署。请联系安全保密管理员重新签发。',
  'signoff.wrong-pass-phrase': () =>
    '签名口令不正确，没有签署。请重新输入；若确信无误，请联系安全保密管理员检查密钥。',
  'key.none': () => '此人现在没有可用的签名密钥。请安全保密管理员为其换发新密钥。',
  'key.not-in-force': () => '签名密钥的证书不在有效期内，或已被吊销。请安全保密管理员续期或换发新密钥。',
  'key.person-unknown': () => '没有这个人，或此人的岗位不签名。请在名单中选择承办人、保密审查员或审批人。',
  'key.witness-needed': () =>
    '为保密审查员或审批人换发密钥须有系统管理员在场同意。请系统管理员输入自己的口令。',
  'key.not-root-here': () =>
    '本机的安全保密管理员密钥已不是单位根密钥，不能在本机更改密钥。请到更换根密钥的那台机器上办理，再把信任文件导入本机。',
  'key.trust-older': ({ known, offered }) =>
    `本机的信任文件已是第 ${known} 版，不接受第 ${offered} 版：信任文件只能更新，不能退回。请向办理密钥的机器索取最新一版。`,
  'key.trust-other-office': () => '这是另一个单位的信任文件，没有导入。请核对文件来源。',
  'key.trust-stranger': () =>
    '这份信任文件的根密钥不是由本机所知的根密钥交接而来，没有导入。请停止使用该文件，并当面核对根密钥指纹。',
  'key.plain-pass-phrase': ({ kinds }) =>
    `口令过于简单：大写字母、小写字母、数字、其他符号中至少用 ${kinds} 种；或使用 16 个字符以上的长口令；或包含 6 个以上不同的汉字。`,
  'key.used-pass-phrase': ({ history }) => `这个口令在最近 ${history} 次中用过，没有更改。请另想一个口令。`,
  'key.same-pass-phrase': () => '新口令与现在的口令相同，没有更改。请另想一个口令。',
  'forms.not-ready': () => '这份文书所需的内容还没有填写或者办理，请先在“办理”中补充。',
  'signoff.key-compromised': ({ stage }) =>
    `${dutyWords(stage)}签署所用的密钥后来因泄露被吊销，该签署不再有效，没有导出或签署。尚未导出的，请退回承办人，换发密钥后重新签署；已导出或发布的，请评估是否撤回，并新建发布件重新签署。`,
  'bundle.not-approved': () => '三级签署尚未全部完成，或签署后内容有变动，不能导出。',
  'bundle.target-exists': ({ name }) => `“${name}”已经存在，没有覆盖。请换一个文件夹或先移走旧文件。`,
  'bundle.folder-not-writable': ({ name }) =>
    `无法在所选文件夹写入“${name}”，请检查权限或写保护，或换一个文件夹。`,
  'bundle.too-large': ({ name, bytes, limit }) =>
    `发布包“${name}”有 ${megabytes(bytes)} MB，超过 ${megabytes(limit)} MB 的上限，没有处理。请拆分附件。`,
  'bundle.unreadable': ({ name }) => `无法读取发布包“${name}”。`,
  'bundle.trust-unreadable': ({ name }) => `无法读取信任文件“${name}”，或其格式不正确。`,
  'backup.unreadable': ({ name }) => `无法读取备份“${name}”。`,
  'backup.too-large': ({ name }) =>
    `数据超过一个备份文件的上限（4 GB 或 65533 个文件），没有写出“${name}”。请关闭程序后整个复制数据文件夹。`,
  'backup.not-restored': () => '备份有问题，没有恢复。',
  'vault.damaged': ({ digest }) =>
    `库存文件 ${digest.slice(0, 12)} 与登记的校验值不符，可能被改动或磁盘出错。程序没有使用它，请从备份恢复。`,
  'vault.missing': ({ digest }) => `库存文件 ${digest.slice(0, 12)} 不见了，请从备份恢复。`,
  'portal.damaged': ({ file, where }) => `门户配置文件 ${file} 有误（${where}）。`,
  'portal.unknown': ({ portal }) => `没有门户配置 ${portal}，请重新选择。`,
  'exchange.unreadable': ({ name }) => `${name} 不是交换包，或者无法读取。没有导入任何内容。`,
  'exchange.not-for-us': () => '这个交换包不是发给本机的，无法打开。请让发送的人用本机的交换地址重新打包。',
  'exchange.damaged': ({ name }) =>
    `${name} 与打包时不一致，可能传输出错或被改动。没有导入任何内容，请重新拷贝。`,
  'exchange.other-office': () => '这是另一个单位的交换文件，没有导入任何内容。',
  'exchange.not-signed': () =>
    '交换包没有本单位在册人员的有效签名，没有导入任何内容。请安全保密管理员核实来源。',
  'exchange.people-unknown': () =>
    '交换包里有本机不认识的人员，或者其岗位不符，没有导入任何内容。请先更新本机的人员。',
  'exchange.answers-missing': () =>
    '交换包里有签署没有附审查要点的回答，而签署时本机已要求逐项回答。没有导入任何内容；请对方升级程序，退回发布件重新签署后再打包。',
  'exchange.history-refused': () =>
    '交换包里的办理过程不合规则或者与签名不符，没有导入任何内容。请安全保密管理员核实来源。',
  'exchange.ledger-parted': () =>
    '对方机器的审计日志与本机以前见到的不一致，可能被改写或换成了旧库。没有导入任何内容，请安全审计员核查。',
  'exchange.number-taken': ({ number }) =>
    `本机已有编号为 ${number} 的另一个发布件，没有导入任何内容。请各台机器错开编号。`,
  'exchange.address-unreadable': ({ name }) => `${name} 不是本单位在册人员签发的交换地址文件。`,
  'exchange.key-damaged': () => '本机的交换密钥已损坏，请从备份恢复，或者重新生成交换地址。',
  'audit.entry-unknown': ({ number, length }) =>
    `日志中没有第 ${number} 条：目前共 ${length} 条。请核对编号。`,
  'audit.checkpoint-unreadable': ({ name }) =>
    `“${name}”不是检查点文件。请选择以前保存的 ledger-checkpoint.txt 或其副本。`,
  'audit.checkpoint-beyond': ({ size, length }) =>
    `检查点记载日志有 ${size} 条，而本机只有 ${length} 条：日志被截短或换成了旧副本。请保留现场，报告安全保密管理员。`,
  'audit.checkpoint-differs': ({ size }) =>
    `检查点所记的前 ${size} 条与本机的不是同一份历史：有条目被改动过。请保留现场，报告安全保密管理员。`,
  'audit.checkpoint-missing': ({ size }) =>
    `本机没有恰好在第 ${size} 条签名的检查点。请从检查点列表中选择，或给出另存的检查点文件。`,
  'audit.sizes-reversed': ({ older, newer }) =>
    `较早的检查点有 ${older} 条，较晚的只有 ${newer} 条：请对调两者。`,
  'audit.proof-unreadable': ({ name }) => `“${name}”不是日志证明文件，或已损坏。`,
  'audit.slip-code-unreadable': () =>
    '这不是审查单上的日志核对码。核对码由条数和四组五位字符组成，例如 412-5dc9d-a79a7-0659a-9ad55。',
  'archive.unreadable': ({ name }) => `${name} 不是归档包，或者已损坏。`,
  'archive.wrong-pass-phrase': () => '归档口令不对，或者归档包被改动过。',
  'vault.locked': () =>
    '库存文件已加密，登录后才能读取。请先由承办人、保密审查员、审批人或安全保密管理员登录。',
  'vault.slot-damaged': () => '库存密钥的封装已损坏，或者不属于这个账号，不能打开库存文件。请从备份恢复。',
};

const dutyNames: Readonly<Record<string, string>> = {
  handler: '承办人',
  'secrecy-reviewer': '保密审查员',
  approver: '审批人',
  'system-administrator': '系统管理员',
  'security-administrator': '安全保密管理员',
  'security-auditor': '安全审计员',
};

const stateWords: Readonly<Record<string, string>> = {
  drafting: '草稿',
  'secrecy-review': '保密审查',
  approval: '领导审批',
  approved: '待发布',
  exported: '已导出',
};

/** Duties by their official names; codes come joined by commas. */
function dutyWords(codes: string): string {
  return codes
    .split(',')
    .map((code) => dutyNames[code] ?? code)
    .join('、');
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
