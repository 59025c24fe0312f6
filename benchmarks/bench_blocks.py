"""Speed and size of line labelling: real pages, one very long line, very many lines.

    python benchmarks/bench_blocks.py

Real pages come from the folder that CNNEWSNORM_SHARED names; without it made-up pages stand in. Peers that work on
plain text do not exist; jusText and trafilatura need HTML. So the second column has, instead of ratios, the speed on
the machine of `yardstick`. Pages whose text others extracted stand beside those scraped whole.
"""

import json
import os
import sys
import time
import tracemalloc
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from cnnewsnorm.blocks import label_blocks, label_lines
from cnnewsnorm.blocks.layout import broken
from cnnewsnorm.blocks.model.reading import forget
from cnnewsnorm.blocks.rules.buttons import by_words
from cnnewsnorm.garble.annotated.forward import FOLD, damage
from cnnewsnorm.linkfarm import link_farm_score
from cnnewsnorm.metadata import find_metadata
from yardstick import Yardstick

SHARED = Path(os.environ.get("CNNEWSNORM_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
MADE_UP = (
    "首页 > 新闻 > 正文\n市里召开工作会议\n2021-04-01 10:47 来源：某某日报\n"
    + "会议强调，要坚持问题导向，压实各方责任，扎实推进各项工作，确保取得实效，让群众得到实惠。\n" * 12
    + "责任编辑：王某某\n相关新闻\n"
    + "某某县举行文艺演出\n" * 10
)


def real_pages(name):
    path = SHARED / "pages" / f"{name}.jsonl"
    if not path.exists():
        return [MADE_UP] * 100
    return ["\n".join(json.loads(row)["lines"]) for row in path.read_text("utf-8").split("\n") if row]


def forget_lines():
    """Forget all lines seen, with what rules remember of them."""
    forget()
    by_words.cache_clear()
    broken._lead.cache_clear()


def rates(called, function, texts, prepare=lambda: None, times=1):
    """Print the speed here and on the machine of the yardstick, the medians of some times."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    here, then = [], []
    for _ in range(times):
        prepare()
        yardstick = Yardstick(real_pages("plain_dev"))
        seconds = 0.0
        for text in texts:
            start = time.process_time()
            function(text)
            seconds += time.process_time() - start
            yardstick.lap()
        yardstick.lap(seconds)
        here.append(size / seconds)
        then.append(yardstick.then(size / seconds))
    print(f"{called:50} {median(here):8.2f} {median(then):8.2f}")


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
    real = "real" if (SHARED / "pages").exists() else "made-up"
    pages = real_pages("dev")
    label_blocks(pages[0])
    print(f"{'':50} {'MB/s':>8} {'then':>8}")
    for name, chosen in (("scraped whole", pages), ("extracted", real_pages("plain_dev"))):
        print(f"{len(chosen)} {real} pages, {name}")
        for called, function in (
            ("label_lines", lambda page: label_lines(page.split("\n"))),
            ("label_blocks", label_blocks),
        ):
            rates(f"  {called}, lines never seen", function, chosen, forget_lines, times=5)
            rates(f"  {called}, lines seen before", function, chosen, times=5)
        rates("  find_metadata", find_metadata, chosen)
    print(f"{'labels kept on damaged pages, 30 real pages':50} {agreement_on_damaged_pages(pages[:30]):8.4f}")
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
        rates(f"label_blocks, {name}", label_blocks, [page])
    rates("link_farm_score, 2 MB of county names", link_farm_score, ["洛南县|高淳区|从江县|" * 66_000])
    page = "\n".join(f"第{number}条 某某县新闻" for number in range(200_000))
    tracemalloc.start()
    label_blocks(page)
    print(f"{'peak memory, 200,000 short lines':50} {tracemalloc.get_traced_memory()[1] / 1e6:8.0f} MB")


if __name__ == "__main__":
    main()
