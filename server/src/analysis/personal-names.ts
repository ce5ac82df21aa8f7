/** The characters that the names of people are made of. */

/** Surnames of one character that begin few other words. */
export const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟段钱汤尹黎贺赖龚';
/** Surnames that begin many other words too: only a whole name of three characters tells them. */
export const DOUBTFUL_SURNAMES = '高金方田石万于任程常武马白易雷康温龙江史余';
/** Characters that given names are mostly made of. What ends the name of a place, a firm or a thing is none of them. */
export const GIVEN_NAMES =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚英华玉兰红建国志文斌波辉鹏飞宇浩峰雷鑫龙凯俊健亮宁燕玲萍桂秀梅珍凤春荣贵福祥云义德光永世清新海金林森生民东庆雪琴琳倩婷雯莉莹颖洁慧佳欣怡晓晨旭阳翔瑞彬博昊轩涵梓豪仁信忠孝礼智礼良善美才学友立树根发财宝喜顺昌盛兴旺万振邦卫保胜利和祖耀宗先传厚培元少爱连月香翠素淑巧彩银菊莲秋冬夏子大小长天江栋';
