/**
 * Characters written as two halves, to get past a filter: 纟色 for 绝, 讠正 for 证. Only halves that do not stand by themselves in
 * Chinese text begin a pair, so nothing that was meant as two characters is joined: 木几 may be a table, 讠 is never a word.
 */

/** Radical, then its pairs of second half and whole character. */
const halves: Readonly<Record<string, string>> = {
  纟: '色绝录绿吉结合给及级己纪工红且组冬终田细会绘氏纸屯纯充统周绸责绩内纳少纱方纺从纵者绪非绯勺约圣经',
  讠: '正证射谢十计人认只识午许舌话平评羊详果课成诚青请周调义议己记丁订川训仑论兑说卖读吾语井讲方访式试炎谈若诺某谋',
  氵: '工江可河每海去法胡湖先洗由油舌活西洒青清也池皮波永泳气汽原源肖消主注又汉',
  亻: '门们也他子仔十什木休专传介价牛件五伍壬任分份申伸言信更便主住本体可何乍作故做昔借直值云传建健',
  扌: '丁打巴把皮披斤折召招白拍立拉旦担包抱非排是提共拱及扱支技居据空控',
  忄: '青情生性亡忙夬快每悔艮恨享惇贯惯董懂',
  钅: '艮银失铁同铜帛锦令铃十针丁钉戋钱中钟肖销',
  饣: '反饭欠饮官馆包饱交饺我饿',
  犭: '句狗苗猫艮狠虫独王狂侯猴',
  辶: '力边寸过文这不还元远斤近云运井进白迫车连米迷关送首道万迈呈逞兆逃束速甬通',
  衤: '皮被由袖库裤卜补',
  礻: '申神且祖兄祝见视土社',
  禾: '必秘',
};

const joined = new Map<number, ReadonlyMap<number, number>>(
  Object.entries(halves).map(([first, pairs]) => [
    first.charCodeAt(0),
    new Map(
      Array.from({ length: pairs.length / 2 }, (_, index) => [
        pairs.charCodeAt(index * 2),
        pairs.charCodeAt(index * 2 + 1),
      ]),
    ),
  ]),
);

/** Whether a folded unit may be the first half of a character. */
export function isFirstHalf(unit: number): boolean {
  return joined.has(unit);
}

/** The whole character of two folded halves, or undefined. */
export function joinHalves(first: number, second: number): number | undefined {
  return joined.get(first)?.get(second);
}
