"""Speed and size of line labelling: real pages, one very long line, very many lines.

    python benchmarks/bench_blocks.py

Real pages come from the folder that CNNEWSNORM_SHARED names; without it made-up pages stand in. Peers that work on
plain text do not exist; jusText and trafilatura need HTML, so this prints no ratios but the figures of one machine
next to that of a plain Python loop, to compare machines by.
"""

import json
import os
import sys
import time
import tracemalloc
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from cnnewsnorm.blocks import label_blocks, label_lines
from cnnewsnorm.blocks.reading import forget
from cnnewsnorm.garble.forward import FOLD, damage
from cnnewsnorm.linkfarm import link_farm_score
from cnnewsnorm.metadata import find_metadata

SHARED = Path(os.environ.get("CNNEWSNORM_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
MADE_UP = (
    "首页 > 新闻 > 正文\n市里召开工作会议\n2021-04-01 10:47 来源：某某日报\n"
    + "会议强调，要坚持问题导向，压实各方责任，扎实推进各项工作，确保取得实效，让群众得到实惠。\n" * 12
    + "责任编辑：王某某\n相关新闻\n"
    + "某某县举行文艺演出\n" * 10
)


def real_pages():
    path = SHARED / "pages" / "dev.jsonl"
    if not path.exists():
        return [MADE_UP] * 100
    return ["\n".join(json.loads(row)["lines"]) for row in path.read_text("utf-8").split("\n") if row]


def rate(function, texts):
    size = sum(len(text.encode()) for text in texts) / 1e6
    start = time.process_time()
    for text in texts:
        function(text)
    return size / (time.process_time() - start)


def agreement_on_damaged_pages(pages):
    """Share of lines that keep their label when a page is damaged by the forward model of annotated GBK."""
    readings = dict(
        zip(
            "创负责务记编辑发国会们创业说",
            "chuàng fù zé wù jì biān jí fā guó huì men chuàng yè shuō".split(),
            strict=True,
        )
    )
    alike = total = 0
    for page in pages:
        page = page.encode("gbk", "ignore").decode("gbk").replace("\r", "")
        if page.isascii():
            continue
        clean = [block.label for block in label_blocks(page.translate(FOLD))]
        damaged = [block.label for block in label_blocks(damage(page, readings))]
        alike += sum(map(str.__eq__, clean, damaged))
        total += max(len(clean), len(damaged))
    return alike / total


def main():
    start = time.process_time()
    total = 0
    for number in range(10_000_000):
        total += number
    print(f"{'plain loop of 10 million additions':50} {time.process_time() - start:8.2f} s")
    pages = real_pages()
    print(f"{len(pages)} {'real' if (SHARED / 'pages').exists() else 'made-up'} pages")
    label_blocks(pages[0])
    for called, function in (
        ("label_lines", lambda page: label_lines(page.split("\n"))),
        ("label_blocks", label_blocks),
    ):
        for name, prepare in (("never seen", forget), ("seen before", lambda: None)):
            best = 0.0
            for _ in range(3):
                prepare()
                best = max(best, rate(function, pages))
            print(f"{f'{called}, real pages, lines {name}':50} {best:8.2f} MB/s")
    print(f"{'find_metadata, real pages':50} {rate(find_metadata, pages):8.2f} MB/s")
    print(f"{'labels kept on damaged pages, 30 real pages':50} {agreement_on_damaged_pages(pages[:30]):8.4f}")
    prose = [page for page in pages if len(page) > 50 * (page.count("\n") + 1)]
    if prose:
        print(f"{f'label_blocks, {len(prose)} pages of long lines':50} {rate(label_blocks, prose):8.2f} MB/s")
    sentence = "经济发展，群众满意，各项工作稳步推进。"
    for name, page in (
        ("one line of 10 MB", sentence * (10_000_000 // len(sentence.encode()))),
        ("200,000 short lines", "\n".join(f"第{number}条 某某县新闻" for number in range(200_000))),
        (
            "200,000 lines of prose",
            "\n".join(f"第{number}号文件要求，{sentence}" for number in range(200_000)),
        ),
        ("2 MB of county names in one line", "洛南县|高淳区|从江县|" * 66_000),
    ):
        print(f"{'label_blocks, ' + name:50} {rate(label_blocks, [page]):8.2f} MB/s")
    print(
        f"{'link_farm_score, 2 MB of county names':50} {rate(link_farm_score, ['洛南县|高淳区|从江县|' * 66_000]):8.2f} MB/s"
    )
    page = "\n".join(f"第{number}条 某某县新闻" for number in range(200_000))
    tracemalloc.start()
    label_blocks(page)
    print(f"{'peak memory, 200,000 short lines':50} {tracemalloc.get_traced_memory()[1] / 1e6:8.0f} MB")


if __name__ == "__main__":
    main()
