"""Ask a question and see why. Run after 01_load.py: uv run python examples/02_ask.py"""

from queries import ask

result = ask("hubs", "saan-graph", province="พะเยา", lang="en")
print(result.answer)
print(result.frame[["rank", "organization", "volume", "attendance_rank"]].head(5).to_string(index=False))
print("Why the first row:")
for item in result.evidence(0)[:3]:
    print(f"- {item.sentence}  [{item.source} {item.place}]")
