"""What a solved reading of a run cost, sign by sign, and what each sign of the observation added to it."""

from collections.abc import Sequence
from operator import add

from .brackets import BRACKETS
from .lost_signs import LostSigns
from .scorer import LOOK_BACK, State
from .stripped import Step

__all__ = ["Paths"]


class Paths(LostSigns):
    """Follows readings back."""

    def path(self, state: State | None) -> list[State]:
        """The states that led to `state`, in order."""
        path: list[State] = []
        while state is not None:
            path.append(state)
            state = state.back
        return path[::-1]

    def plain_peak(self, path: list[State]) -> int:
        """Roughly `Run.peak`: what was read without prices counts as if it stood alone.

        That is dearer but for a few in a thousand signs, and few runs need the exact costs.
        """
        plain = self.language.plain
        added = []
        for state in path[1:]:
            assert state.back is not None
            cost = state.cost - state.back.cost
            if state.certain is None:
                added.append(cost)
                continue
            steps = list(map(plain.__getitem__, state.certain.steps))
            for at, extra in state.certain.extras.items():
                steps[at] += extra
            steps[-1] += cost  # of the end of the line
            added += steps
        return max(map(add, added, added[1:]), default=sum(added))

    def costs(self, path: list[State]) -> list[int]:
        """What the original costs behind every sign read."""
        costs = []
        behind = 0  # what the states do not know of the costs before them
        for state in path:
            if state.certain is None:
                costs.append(state.cost + behind)
                continue
            assert state.back is not None
            cost, last = state.back.cost + behind, state.back.last
            context, brackets = state.back.context, state.back.brackets
            for at, step in enumerate(state.certain.steps):
                for character in step:
                    cost += self.price_at(context, last, brackets, character)
                    context = self.longer(context, character)
                    if character in BRACKETS:
                        brackets = (brackets + character)[-LOOK_BACK:]
                    last = character
                cost += state.certain.extras.get(at, 0)
                costs.append(cost)
            costs[-1] = cost = cost + state.cost - state.back.cost  # the end of the line
            behind = cost - state.cost
        return costs

    def steps(self, path: Sequence[State]) -> list[Step]:
        """What each sign or note read adds to the original, and whether it begins with what completes a pending byte."""
        steps: list[Step] = []
        for state in path[1:]:
            if state.certain is not None:
                steps += [(text, True) for text in state.certain.steps]
            else:
                assert state.back is not None
                steps.append((state.text, state.back.pending >= 0))
        return steps
