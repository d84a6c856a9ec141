/** 机器间交换的文字。结果的说法与命令行相同，在 shared/messages。 */

export const zhExchange = {
  exchange: {
    desk: '机器间交换',
    openTitle: '打开交换包',
    packageFile: '交换包',
    choosePackage: '选择交换包',
    open: '打开',
    opening: '正在筛查和并入……',
    addressTitle: '导出本机交换地址',
    addressNote: '交换地址是公开的。交给要发来的机器，并当面核对密钥标识。',
    makeAddress: '导出地址',
    packTitle: '发往另一台机器',
    packNote: '打包全部文件、意见、签署和日志，只有对方机器能打开。',
    addressFile: '对方地址',
    chooseAddress: '选择地址文件',
    passPhrase: '签署口令',
    pack: '加密打包',
    packing: '正在打包……',
    lacking: '请先选择文件、文件夹并输入口令。',
    close: '关闭',
  },
};
