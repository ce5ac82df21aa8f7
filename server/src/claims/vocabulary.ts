/** The words by which a reader of reports knows what figures have to do with each other. Data for the readers beside it. */

/** Opens a list of parts. */
export const OF_WHICH =
  /其中(?!之一)|[，,；;。]当中|(?:^|[。，,；;])从(?![全总整]).{1,6}看[，,：:]|按.{1,6}(?:分[，,：:]|[：:])|(?:类型|来源|内容|结构|领域|行业|年龄|学历|性质|渠道|区域|类别)上[，,]|(?:渠道|来源|内容|方式|类型|主体|对象|用途|结果|领域|性质)方面[，,：:]|包括|包含|(?:^|[。，,、；;：:（(])(?:主要|全部|重点)?用于(?!这|此|该)|[,，、]含(?![义量水])|^含(?![义量水])/;
/** 分别达到64项和288项 tells a value each, not what a total is made of. */
export const RESPECTIVELY =
  /分别(?![达增提超升降涨居列]|上升|下降|减少|压[减缩降]|突破|高于|低于|高出|不[低少]于|同比|[比较占])/;
/** Says of a list that it divides what was told: 按案由统计，, 从诉求类型看，, 受理渠道：, 类型上，. */
export const DIVIDED =
  /(?:按|从|就)[^，,。；;：:]{2,14}(?:[看分言]|统计|划分|而言)?[，,：:]|(?:类型|类别|来源|渠道|分类|构成|分布|案由|结构|性质|领域)(?:上|方面|是|为|情况)?[，,：:]/;
/** 54个项目中评出6个 */
export const WITHIN = /中(?![心医小学])|(?<![国公私所])有|里/;
/** 147项事项，首批上线26项 */
export const BATCH = /(?:首批|第一批)[^，,、]*$/;
/** Announces a total. */
export const TOTAL_WORD = /共(?![同享建治产青识])|累计|合计|总/;
/** Words with a clause that begins so begin something else, however alike the figures are. */
export const BREAK =
  /(?:^|[,，、；;：:。！？（）()])\s*(?:此外|另(?!一)|同时|合计|总计|共计|累计|其中|共(?![同享建治产青识])|全年|截至|上年|上一年|去年|前年|同期|(?:均|全部)(?![^,，]*[,，])|上述|以上|每|占(?![道地用])|并|听取|现(?!场)|年末|年底|今年|本年|新增|增[加长至]|减少|下降|上升|提[升高])|同比|环比|较上|比上|较去|比去|平均|人均|户均|另有|总[数量](?:达到?|为|增)|率\s*(?=[,，、；;：:。！？（）()]|$)/;
/** A figure of another time, beside those of this year. */
export const COMPARISON =
  /同比|环比|较(?![大小重轻好差强严])|比上|比去|去年|前年|上年(?!结转)|上一年度?(?!结转)|同期|(?:^|[,，(（])20\d\d年度?(?:为|是|共)?$|[比与]20\d\d年|(?<![当本每])[日周月季]均(?:受理|办理|接听|接待|处理|办结)?量?[约达为]?$|(?:增[加长](?!值|到|至)|减少|下降|上升|(?<![滥侵强违抢乱挤霸])占(?![道地用])|率|平均|每|超[出收]|短收|多出|少收)(?![^,，]*[,，])/;
/** What every report counts: that two names have it in common does not make them one. */
export const UNTELLING =
  /案件|人员|事项|问题|工作|活动|开展|法治|行政|全部|群众|单位|部门|全年|累计|其中|情况|[的中有均共达为了等和及与在对、（()）]/g;
/** Words that narrow a rate: what was done in time is not what was done. */
export const NARROWED = /按时|及时|按期|限时|当场|一次|法定|首次|群众|综合|平均|应.*尽/;
/** What is held or done at one time, and may be held again. */
export const EVENTS: ReadonlySet<string> = new Set(['次', '场', '场次', '期']);
/** A state that a thing reaches after another one: the same thing is counted in both. */
export const STAGE =
  /(?:办结|结案|审结|已结|成功|确认|整改|化解|回访|完成|答复|回复|履行|改正|(?<!监外)执行|销号|到位|通过|合格|达标|满意|查处|处罚|移送|督办|参与|参加|重复|复查|公示|采纳|受理|立案)$/;
/** A state that is not over: what is in it is not counted among what is done. */
export const PENDING =
  /待|未|尚|正在|^结转(?:下|$)|在办|剩[余下]|余下|其余|阶段性|办理中|审理中|进行中|处理中|在册|在矫|在管/;
/** What is still there at the end of the year. */
export const STOCK = /在册|在矫|在管/;
/** A state that is over. */
export const DONE = /已|结|判决|裁[定决]|化解|调[处解成]|整改|改正|完成|认定|中止|退回|答复|办理|成功|解除|解矫|销号/;
/** How cases come in: what is done with them afterwards is measured against these. */
export const INTAKE =
  /立案|受理|收到|接收|接待|收案|排查|处理|发现|登记|交办|收集|征集|接报|申请|反馈|督察|巡察|清理|应/;
/** A stock from before the year, without which in and out need not balance. */
export const CARRIED_OVER = /新收|新增|新立|旧存|结转(?![下至到])|上年|遗留|积存/;
/** What was there before the period reported on, told beside what came in. */
export const STOCK_BEFORE = /旧存|上年结转|年初|上年末|期初|上期|结转(?!下)/;
/** The rest of a whole, when its other parts are told. */
export const REMAINDER = /^(?:其余|其他|其它|另有|剩[余下]|余下)|[及和](?:其他|其它)$/;
/** What is made out of cases, and is not one of them. */
export const OUTPUT = /^(?:提出|发出|制发|开具|下发|发放|印发|签订|收集|出动|挽回|追回|投入|形成|制作|发现)/;
/** What is taken from offenders is no case, however it is counted: 没收渔具428件. */
export const SEIZED = /^(?:没收|收缴|缴获|起获|查[扣获]|扣押|暂扣)(?!案|类)[一-龥]/;
/** Begins a further activity in a row of them. */
export const ACTIVITY =
  /^(?:举办|开展|组织|提供|召开|办理|配备|救助|走访|慰问|警告|接待|发放|制作|培训|检查|建成|建立|建设|印发|出动|受理|处理|调解|审核|审查|聘请|聘用|设立|查处|处罚|立案|新增|完成|整改|推送|发布|决定|修复|治理(?!类)|改造|拆除|清理|打造|实施|争取|引进|修建|开通|投放|听取|讲授|主持|带头|列席|旁听|批示|督办|被(?!诉))(?![前后])/;
/** The list names examples. */
export const EXAMPLES = /主要|例如|比如|诸如|典型|居前|排名前|重点|如[:：]?$|等/;
/** Attributes that one person can have several of. */
export const PERSONAL =
  /党员|女|男|岁|未成年|省籍|[市县]籍|前科|累犯|学历|本科|研究生|大专|少数民族|持.{0,3}证|退休|骨干|干部|残疾|老年|青年|专业|在列|党纪|政[务纪]处分/;
/** Attributes that one case can have several of. */
export const ATTRIBUTE =
  /疑难|复杂|重大|初次|重复|涉|专题|覆盖|听证|减轻|网上|网站|新媒体|专业|示范|优秀|先进|规模|外资|高新/;
/** What a decision or a case goes through, one after the other: 公众参与12项、专家论证9项. */
export const PROCEDURE =
  /(?:公众参与|征求意见|公开征求|专家(?:论证|咨询|评审)|风险评估|(?:合法性|公平竞争)审查|法制审核|集体(?:讨论|审议)|听证|实地调查)$/;
/** What an office may do by law, each power being of one kind; lists of them often stop short of the lesser kinds. */
export const KIND_OF_POWER =
  /^(?:其他)?行政(?:许可|处罚|强制(?:措施|执行)?|检查|征收|征用|给付|确认|裁决|奖励|监督|命令|规划|备案|服务|权力|职权)(?:类|事项)?$|^其他(?:权力|职权|类)(?:事项)?$|^公共服务(?:类|事项)?$/;
/** Outcomes of which every case has one: reviews decided, papers gone through, files marked. */
export const PARTITIONS: readonly RegExp[] = [
  /维持|撤销|变更|驳回|终止|确认违法|责令|和解|不予受理|补正|撤回|^(?:经)?调解(?:结案|终止)?$/,
  /裁决|调解|撤诉|判决|裁定/,
  /保留|修改|修订|废止|失效|继续有效/,
  /优秀|良好|合格|一般|较好|较差/,
  /予以|不予|准予|告知|无法提供|部分公开|其他处理|不掌握|信息不存在/,
  /当场|现场整改|限期|责令|^停[产业]/,
  /^(?:不予|予以|准予|决定)?受理$|^受理前|^告知$|补正|转送|撤回申请/,
  /取消|保留|整合|下放/,
  /^(?:办理|出具)?(?:国内|涉外|涉港澳台?|涉台|涉港澳)(?:民事|经济)?(?:公证)?(?:案件|事项|业务|证词)?$/,
  /^(?:移[交送](?:公安|司法|纪检监察|相关)?(?:机关|部门)?|查否|查实|不?属实|正在核查|核查中|了结|转办)$/,
  /^(?:直接|一次性?|修改后|补充后|不予|未)通过$/,
  /^(?:(?:办理|受理|代理|其他)?(?:刑事|民事|行政|非诉讼?|劳动仲裁|仲裁|执行)(?:类|诉讼|法律援助)?(?:案件|案)?|其他)$/,
  /^(?:新[增设登记]{1,2})?(?:(?:各类|私营|内资|外资)?企业|个体(?:工商户|户)?|农民?(?:专业)?合作社|外资企业)$/,
  /^(?:判处|被)?(?:缓刑|假释|管制|暂予监外执行|监外执行)(?:人员|对象)?$/,
  /^(?:行政|事业|参公)?(?:在编|编内|编外|协管|协警|辅警|聘用|合同制|临聘|劳务派遣|工勤|公务员|行政编制?|事业编制?|参公编制?)(?:人员|员)?$/,
  /^(?:已|予以|全部|部分|均未|未予?|不予|没有)?(?:采纳|采用|吸收)$/,
  /^第[一二三]针|^加强针|^首针/,
  /^(?:[一二]审|再审|终审)(?:案件)?$/,
  /^当场处罚$|^简易程序$|^(?:一般|普通)程序$/,
  /^集体访$|^个体访$|^个访$/,
  /^(?:省部|[地厅]局|地厅|县处|乡科|科|股)级(?:及以[上下])?(?:领导)?(?:干部|人员)?$/,
  /^(?:严管|普管|宽管)(?:人员|对象)?$/,
  /^[A-DＡ-Ｄ甲乙丙丁一二三四]级/,
  /^第[一二三四五六七八九十][批期轮季]/,
  /岁/,
  /^(?:网上(?:信访|投诉)?|来信|来访|来电|网信|信函|走访|电话)(?:事项)?$/,
  /^(?:博士|硕士|研究生|(?:大学)?本科|大专|专科|中专|高中)(?:研究生|及以下|以下)?(?:学历)?(?:人员)?$/,
  /^(?:已经?解决|已?基本解决|已解决或基本解决|正在解决|列入计划|留作参考|(?:作出|解释)说明)|(?:解决|说明|参考)的?$/,
  /^(?:事前|事中|事后)(?:公示|公开)?$/,
];
/** Pairs that make up a whole between them. */
export const COMPLEMENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/线上|网上|网络|网办/, /线下|窗口|现场/],
  [/一般程序|普通程序/, /简易程序|简易|当场处罚/],
  [/在编|编内/, /编外|协管|聘用|辅警|合同制|派遣/],
  [/作为被申请人|^被申请人/, /作为复议机关|^复议机关/],
  [/主动公开/, /依申请/],
  [/承办/, /退回/],
  [/国内/, /涉外|境外/],
  [/(?<!不予)受理/, /不予受理/],
  [/主办/, /[会协]办/],
  [/男/, /女/],
  [/自然人|个人|公民/, /法人|单位|企业|组织/],
  [/公办/, /(?<!普惠性?)民办/],
  [/城镇|城市/, /农村|乡村/],
  [/(?<!不)成立|(?<!不)属实/, /不成立|不属实|失实/],
  [/固定/, /流动/],
  [/专职/, /兼职/],
  [/本级/, /下级/],
  [/^镇本?级|^乡本?级|^街道本?级/, /^(?:各?村|社区)/],
  [/^[县市区]本?级/, /^(?:各?乡镇|镇街|街道)/],
  [/^[市州](?:直|本?级)/, /^各?(?:县区?|区县|县市区)/],
  [/跨部门|联合/, /本部门|单独/],
  [/初访|初信|初次/, /重访|重信|重复/],
  [/^当场/, /^(?:分流|转办|交办)/],
  [/当场/, /限期/],
  [/一般(?:事故|安全)?隐患$/, /重大(?:事故|安全)?隐患$/],
  [/事前/, /事后|事故/],
  [/上半年/, /下半年/],
  [/^(?:即)?办件$/, /承诺/],
  [/一审/, /二审/],
  [/现场整改|立行立改/, /限期/],
  [/主诉|起诉/, /被诉|应诉/],
  [/及以下/, /及以上/],
  [/存量|原有|旧存|结转/, /新增|新收|新立|新建/],
  [/^合规|^合法/, /^违规|^违法/],
  [/^行政编/, /^事业编/],
  [/^暂缓/, /^准予|^予以/],
  [/上级(?:转办|交办|移交)|^转办/, /^自行|^自主/],
  [/书面/, /口头/],
  [/^税收/, /^非税/],
  [/出口/, /进口/],
  [/一般债/, /专项债/],
  [/^直办|^直接(?:办[理结]|答复|解答)|^在线(?:办结|解答|答复)/, /^(?:转办|转派|交办|派单)/],
];
/** Pairs beside which a third kind is often left untold: of companies and traders, the farmers' cooperatives. */
export const NEARLY_ALL: readonly (readonly [RegExp, RegExp])[] = [[/企业$/, /^个体/]];
/** Verbs of a chain in which each step counts what the step before it counted. */
export const CHAIN = /(?:办|查|处|结|立案|整改|化解|成功|答复|完成|合格|移送|执行|复)/;
