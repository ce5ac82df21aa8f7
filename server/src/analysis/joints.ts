import joints from './joints.json' with { type: 'json' };

/** Characters that hardly stand as a word of their own: one of two in a row belongs to a word, or is one too many. */
export const BOUND =
  '业化展实动推设产力政务提法生增体强持制开合理保平质服施量创升资基效面度造企育机心代优坚科济定主事工民成体际旅' +
  '目规技级性领域系续程稳农支完态共通品源群融落策投府部标统革色位集数活型总费范决金善导教期整运员消关协境居商步医护营环精智联' +
  '促综信史诚劳荣宜垒盾专障监引式特扩构流习件健线众解格物园调培结积战险试准计极执值率突模控划利交明组题责委供依贸势问求传兴础' +
  '确预养职争验筹研果核表严形督术类链游示首碳指置案贯议略义固速审权才聚断序配彻算列拓校律普举攻措难' +
  '记访疗显盖覆维装织评据获宣充景奋参挥财历益例检誉';
/** Characters that begin a word, yet behind one stand for themselves as well: 推进|进校园. */
const LEADING = '进管防打放改查任建全新发国行作出安社现治文公电团加取';
/** Words of one character that nobody writes twice in a row: one of two belongs to a word (目的|的, 为了|了解). */
export const PARTICLES = '的了和与及或在对是将把被由从向以按并也都已其之而各这那且则于';

/** All that {@link endsWord} and {@link beginsWord} can tell of. */
export const JOINING: readonly string[] = [...new Set(BOUND + LEADING + PARTICLES)];
/** Of these they know the most frequent words only: so much as shows where a word ends or begins. */
export const NEIGHBOURS: readonly string[] = [
  ...('大人高中区等重能会深地市家入年个经好项城点长为有省上水用要快万五学更场不三道办村分到时同海方十做本党街我多台乡元网风自达应局' +
    '就内四绿外口立次前第转小二收下路批老干过均县接西得来超先两南处近镇们单排间带广条空层央情院美清易破字子功天抓低需河东房所着比头报常双车' +
    '至气牢备零布康正想减门军惠复最补别届户考队住书相左右界紧存食身原节百良土额切药占者认余连跨六都让互变给警负边感灾债福招室命违助后巩富'),
];

const endings: Readonly<Record<string, string>> = joints.endings;
const beginnings: Readonly<Record<string, string>> = joints.beginnings;
const doubled: ReadonlySet<string> = new Set(joints.doubled.split(' '));

/** Whether a word of the dictionary ends with these two characters. The second is one of {@link JOINING} or {@link NEIGHBOURS}. */
export function endsWord(before: string, last: string): boolean {
  return before !== '' && (endings[last]?.includes(before) ?? false);
}

/** Whether a word of the dictionary begins with these two characters. The first is one of {@link JOINING} or {@link NEIGHBOURS}. */
export function beginsWord(first: string, behind: string): boolean {
  return behind !== '' && (beginnings[first]?.includes(behind) ?? false);
}

/** Whether both characters stand twice in a word of the dictionary: 兢业 of 兢兢业业, 清楚 of 清清楚楚. */
export function isDoubled(first: string, second: string): boolean {
  return doubled.has(first + second);
}
