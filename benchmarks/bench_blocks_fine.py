"""How many lines of real pages get the label that a careful reader gave them: all 16 labels, by half and label.

    python benchmarks/bench_blocks_fine.py                     with the weights that are shipped
    python benchmarks/bench_blocks_fine.py --left-out 5        with weights from the pages of other sites (needs python-crfsuite)
    python benchmarks/bench_blocks_fine.py --half A --show     every line that is labelled otherwise

Pages come from the folder that CNNEWSNORM_SHARED names, the labels from ``blocks_fine_labels.tsv`` beside this file,
whose head says how they were given. Where a reader would accept two labels, either is right; "strictly" counts the
preferred one only. The shipped weights were trained on the coarse labels of most of these pages.
"""

import argparse
import json
import os
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from cnnewsnorm.blocks import LABELS, label_lines

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("CNNEWSNORM_SHARED", HERE.parent.parent / "shared"))
STORY = ("body", "heading", "caption", "abstract")


def read_pages(folder):
    """Return every labelled page of the shared folder by the digest of its lines."""
    result = {}
    for name in ("dev", "train_extra", "plain_dev"):
        for row in (folder / "pages" / f"{name}.jsonl").read_text("utf-8").split("\n"):
            if row:
                page = json.loads(row)
                text = "\n".join(page["lines"]).encode("utf-8", "surrogatepass")
                result[sha256(text).hexdigest()[:16]] = page
    return result


def read_wanted(half=None):
    """Yield page, line number and accepted labels, the preferred one first."""
    for row in (HERE / "blocks_fine_labels.tsv").read_text("utf-8").split("\n"):
        if row and not row.startswith("#"):
            own, page, genre, first, last, label = row.split("\t")
            if half in (None, own):
                for line in range(int(first), int(last) + 1):
                    yield page, genre, line, label.split("/")


def judge(pages, found, half=None):
    """Yield genre, preferred, accepted and found label and text of every line labelled that is not blank."""
    for page, genre, line, accepted in read_wanted(half):
        text = pages[page]["lines"][line].strip()
        if text:
            yield genre, accepted, found[page][line], text


def ratio(part, whole):
    return part / whole if whole else 1.0


def f1(right, wrong, missed):
    return ratio(2 * right, 2 * right + wrong + missed)


def accuracy(judged):
    return ratio(sum(got in accepted for _, accepted, got, _ in judged), len(judged))


def story_f1(judged):
    """F1 of the lines of the story against all others, titles left out."""
    pairs = [(got if got in accepted else accepted[0], got) for _, accepted, got, _ in judged]
    pairs = [pair for pair in pairs if "title" not in pair]
    right = sum(want in STORY and got in STORY for want, got in pairs)
    return f1(
        right,
        sum(got in STORY for _, got in pairs) - right,
        sum(want in STORY for want, _ in pairs) - right,
    )


def report(judged):
    strict = ratio(sum(got == accepted[0] for _, accepted, got, _ in judged), len(judged))
    print(
        f"{len(judged)} lines: {accuracy(judged):.4f} right, strictly {strict:.4f}; story F1 {story_f1(judged):.4f}"
    )
    for genre in sorted({genre for genre, *_ in judged}):
        own = [row for row in judged if row[0] == genre]
        print(f"  {genre:8} {len(own):5} lines  {accuracy(own):.4f}  story F1 {story_f1(own):.4f}")
    pairs = Counter((got if got in accepted else accepted[0], got) for _, accepted, got, _ in judged)
    print("  label         lines  precision  recall      F1")
    scores = []
    for label in LABELS:
        right = pairs[label, label]
        wanted = sum(count for (want, _), count in pairs.items() if want == label)
        given = sum(count for (_, got), count in pairs.items() if got == label)
        if wanted or given:
            scores.append(f1(right, given - right, wanted - right))
            print(
                f"  {label:12} {wanted:6} {ratio(right, given):10.3f} {ratio(right, wanted):7.3f} {scores[-1]:7.3f}"
            )
    print(f"  mean of the labels' F1: {sum(scores) / len(scores):.4f}")
    print("  most frequent confusions (wanted, found):")
    wrong = Counter({pair: count for pair, count in pairs.items() if pair[0] != pair[1]})
    for (want, got), count in wrong.most_common(12):
        print(f"  {count:5}  {want} → {got}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--half", choices=["A", "B", "C"])
    parser.add_argument("--left-out", type=int, metavar="FOLDS", help="train on the pages of other sites")
    parser.add_argument("--show", action="store_true", help="show every line that is labelled otherwise")
    options = parser.parse_args()
    pages = read_pages(SHARED)
    if options.left_out:
        from bench_metadata import labels_left_out

        by_id = labels_left_out(list(pages.values()), options.left_out)
        found = {digest: by_id[page["id"]] for digest, page in pages.items()}
    else:
        wanted = {page for page, *_ in read_wanted(options.half)}
        found = {page: [label for label, *_ in label_lines(pages[page]["lines"])] for page in wanted}
    for half in [options.half] if options.half else "ABC":
        judged = list(judge(pages, found, half))
        print(f"half {half}: ", end="")
        report(judged)
        if options.show:
            for _, accepted, got, text in judged:
                if got not in accepted:
                    print(f"{'/'.join(accepted):22} {got:12} {text[:90]}")


if __name__ == "__main__":
    main()
