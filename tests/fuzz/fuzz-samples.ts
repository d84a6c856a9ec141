/** Files to change: all enrolled samples, the sample office, and small files of formats that no sample has. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'fflate';
import { registerUrl } from '../samples/register.ts';
import { make7z } from '../unit/extraction/make-7z.ts';
import { changeOf, makeDoc } from '../unit/extraction/make-doc.ts';
import { makeOfd, ofdPage, ofdText } from '../unit/extraction/make-ofd.ts';
import { makePdf } from '../unit/extraction/make-pdf.ts';
import { exifSegment, makeJpeg, makePng, makeTiff, xmpSegment } from '../unit/extraction/make-picture.ts';
import { makeRar } from '../unit/extraction/make-rar.ts';
import { makeTar } from '../unit/extraction/make-tar.ts';
import { bzip2List, xzList } from '../unit/extraction/packed-list.ts';

export interface FuzzSample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const mostBytes = 400_000;

/** In a fixed order, so that a number of a run means the same sample again. */
export function fuzzSamples(): readonly FuzzSample[] {
  const office = new URL('../../resources/sample-office/', import.meta.url);
  const files = [
    ...filesBelow(new URL('valid/', registerUrl)),
    ...filesBelow(new URL('clean/', office)),
    ...filesBelow(new URL('planted/', office)),
    ...madeSamples(),
  ];
  return files.filter(({ bytes }) => bytes.length > 0 && bytes.length <= mostBytes);
}

function filesBelow(folder: URL): FuzzSample[] {
  return readdirSync(fileURLToPath(folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({
      name,
      bytes: new Uint8Array(readFileSync(new URL(encodeURIComponent(name), folder))),
    }));
}

const mail = `From: "=?utf-8?B?5pyx6Z2S?=" <a@example.invalid>
To: b@example.invalid
Subject: =?gb18030?B?zajWqg==?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>=E9=80=9A=E7=9F=A5</p>
--x
Content-Type: application/octet-stream; name="a.txt"
Content-Transfer-Encoding: base64

5LiA44CB5oC75YiZ
--x--
`;

const deflated = { method: [4, 1, 8], pack: (content: Uint8Array) => deflateSync(content) };

function madeSamples(): readonly FuzzSample[] {
  const encoder = new TextEncoder();
  return [
    { name: '版式.ofd', bytes: makeOfd({ pages: [ofdPage(ofdText('关于夜间开放的通知'))] }) },
    { name: '信.eml', bytes: encoder.encode(mail) },
    {
      name: '旧.doc',
      bytes: makeDoc({
        pieces: [{ runs: [{ text: '公开' }, { text: '隐藏', changes: changeOf(0x083c, 1) }] }],
      }),
    },
    {
      name: '照片.jpg',
      bytes: makeJpeg([
        exifSegment(
          makeTiff([
            { tag: 0x010f, text: 'Camera' },
            { tag: 0x8825, inner: [{ tag: 2, fractions: [[31, 1]] }] },
          ]),
        ),
        xmpSegment('<x:xmpmeta/>'),
      ]),
    },
    { name: '图.png', bytes: makePng([['tEXt', encoder.encode('Comment\0words')]]) },
    {
      name: '版式.pdf',
      bytes: makePdf({ content: 'BT /F1 12 Tf 50 700 Td (Notice) Tj ET', page: '/Rotate 90' }),
    },
    {
      name: '包.rar',
      bytes: makeRar([
        { name: '说明.txt', content: '说明' },
        { name: '通知.html', content: '<p>通知</p>' },
      ]),
    },
    {
      name: '包.7z',
      bytes: make7z(
        [
          { name: '说明.txt', content: '说明' },
          { name: '通知.html', content: '<p>通知</p>' },
        ],
        { packing: deflated, header: deflated },
      ),
    },
    // The list of the tests of archives as bzip2 and xz write it.
    { name: '目录.bz2', bytes: bzip2List },
    { name: '目录.xz', bytes: xzList },
    {
      name: '包.tar',
      bytes: makeTar([
        { name: '说明.txt', content: '说明' },
        { name: '夹', kind: '5' },
      ]),
    },
    { name: '名单.csv', bytes: encoder.encode('姓名,单位\n季春生,市民政局\n"a ""b""",c\n') },
    {
      name: '数据.xml',
      bytes: encoder.encode('<?xml version="1.0"?><a x="1"><b>字</b><!-- 注 --><![CDATA[<c>]]></a>'),
    },
  ];
}
