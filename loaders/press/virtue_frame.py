"""The virtues that the words of a goal hold, whichever frame read the goal."""

from __future__ import annotations

from loaders.press.story import Story


def state(story: Story) -> None:
    """EXPRESSES_VIRTUE for each virtue of the national plans inside a goal."""
    for goal in story.draft.of("Goal") if story.page.virtues else ():
        for start, end in goal.mentions:
            for v in story.page.virtues:
                if start <= v.start < end:
                    virtue = story.draft.add("Virtue", v.name, (v.start, v.end))
                    story.draft.relate("EXPRESSES_VIRTUE", goal, virtue, (start, end))
