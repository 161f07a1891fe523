"""Newman's weights of two-mode data, summed in linear time.

    w_uv = sum over the meetings that u and v share of 1 / (size - 1)

A meeting of n gives each of its members a total of 1, so one large assembly does not drown the small ones.
M. E. J. Newman (2001), Scientific collaboration networks II, Physical Review E 64, 016132.

The attendees that share a network with u are counted by inclusion and exclusion over the subsets of u's networks:
pairs of attendees are never built (one assembly of 180 has 16,110 of them).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from queries.methods.sets import changes

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
# 2^k - 1 subsets an organisation: beyond this many networks the organisation is counted by a product of its own
LARGEST = 5
# attendances that are counted at once: the arrays between take some 200 bytes for each
AT_ONCE = 1 << 19


@dataclass(frozen=True)
class Subsets:
    """The non-empty subsets of each organisation's networks, up to LARGEST networks, as flat arrays by organisation."""

    first: Ints
    ids: Ints
    sign: Ints
    large: Ints

    @property
    def sizes(self) -> Ints:
        """How many subsets each organisation has."""
        return np.diff(self.first)


def subsets(organization: Ints, network: Ints, count: int) -> Subsets:
    """The subsets for distinct memberships (organisation number, network number) of `count` organisations."""
    order = np.lexsort((network, organization))
    organization, network = organization[order], network[order]
    degree = np.bincount(organization, minlength=count)
    start = np.concatenate([[0], np.cumsum(degree)])
    rows, words, signs = [], [], []
    for k in range(1, LARGEST + 1):
        of = np.flatnonzero(degree == k)
        own = network[start[of][:, None] + np.arange(k)] + 1
        for chosen in range(1, 1 << k):
            bits = [b for b in range(k) if chosen >> b & 1]
            word = np.zeros((len(of), LARGEST), np.int64)
            word[:, : len(bits)] = own[:, bits]
            rows.append(of)
            words.append(word)
            signs.append(np.full(len(of), 1 if len(bits) % 2 else -1))
    row = np.concatenate(rows)
    by_row = np.argsort(row, kind="stable")
    ids = numbered(np.concatenate(words))[by_row]
    first = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=count))])
    return Subsets(first, ids, np.concatenate(signs)[by_row], np.flatnonzero(degree > LARGEST))


def numbered(words: Ints) -> Ints:
    """A number for each distinct row."""
    out = np.zeros(len(words), np.int64)
    for column in words.T:
        out = np.unique(out * (int(column.max(initial=0)) + 1) + column, return_inverse=True)[1].astype(np.int64)
    return out


def sharing(meeting: Ints, organization: Ints, of: Subsets, large: Ints) -> Ints:
    """For each attendance the attendees of its meeting (itself included) that share a network with it."""
    order = np.argsort(meeting, kind="stable")
    begins = np.flatnonzero(changes(meeting[order]))
    cuts = np.searchsorted(begins, np.arange(AT_ONCE, len(meeting), AT_ONCE))
    found = large.copy()
    for rows in np.split(order, begins[np.unique(cuts[cuts < len(begins)])]):
        found[rows] += sharing_here(meeting[rows], organization[rows], of)
    return found


def sharing_here(meeting: Ints, organization: Ints, of: Subsets) -> Ints:
    """The same of some meetings."""
    size = of.sizes[organization]
    begin = np.repeat(of.first[organization] - np.cumsum(size) + size, size)
    entry = begin + np.arange(size.sum())
    width = int(of.ids.max(initial=0)) + 1
    code = np.repeat(meeting, size) * width + of.ids[entry]
    _, which, counts = np.unique(code, return_inverse=True, return_counts=True)
    at = np.repeat(np.arange(len(meeting)), size)
    return np.bincount(at, counts[which] * of.sign[entry], minlength=len(meeting)).astype(np.int64)


def sharing_with_large(
    meeting: Ints, organization: Ints, organizations: int, membership: sparse.csr_array, large: Ints
) -> Ints:
    """What inclusion and exclusion leaves out: the sharers to add where one of a pair is in many networks."""
    add = np.zeros(len(meeting), np.int64)
    is_large = np.zeros(organizations, bool)
    is_large[large] = True
    whole = is_large[organization]
    width = int(meeting.max(initial=-1)) + 1
    for u in large:
        shares = np.asarray((membership @ membership[[u]].T).todense()).ravel() > 0
        there = np.zeros(width, bool)
        there[meeting[organization == u]] = True
        per_meeting = np.bincount(meeting, shares[organization], minlength=width).astype(np.int64)
        mine = organization == u
        add[mine] = per_meeting[meeting[mine]]
        add[~whole & shares[organization] & there[meeting]] += 1
    return add


@dataclass(frozen=True)
class Attendance:
    """Distinct attendances as numbers, the size of each meeting in bodies, and the distinct memberships."""

    meeting: Ints
    organization: Ints
    size: Ints
    member: Ints
    network: Ints
    organizations: int
    networks: int

    @property
    def weight(self) -> Floats:
        """1 / (size - 1) of each attendance's meeting; 0 where nobody else was there."""
        size = self.size[self.meeting]
        return np.divide(1.0, size - 1, out=np.zeros(len(size)), where=size > 1)

    @property
    def degree(self) -> Ints:
        """How many networks each organisation is a member of."""
        return np.bincount(self.member, minlength=self.organizations)


def crossing(a: Attendance) -> Floats:
    """For each attendance the part of `volume` that it brings: others there of known and other networks, weighed."""
    if not len(a.meeting):
        return np.zeros(0)
    known = a.degree[a.organization] > 0
    at = np.bincount(a.meeting, known, minlength=len(a.size))[a.meeting]
    of = subsets(a.member, a.network, a.organizations)
    if len(of.large):
        ones = np.ones(len(a.member))
        shape = (a.organizations, a.networks)
        membership = sparse.csr_array((ones, (a.member, a.network)), shape=shape)
        add = sharing_with_large(a.meeting, a.organization, a.organizations, membership, of.large)
    else:
        add = np.zeros(len(a.meeting), np.int64)
    parts: Floats = a.weight * (at - sharing(a.meeting, a.organization, of, add))
    return parts


def volume(a: Attendance) -> Floats:
    """Strength of each organisation to members of other networks: the sum of w_uv over v of known networks, none u's.

    An organisation of unknown network is measured by its reach to all of known network. No unit: 1 is one full
    meeting with others only. 0 where it met nobody.
    """
    total: Floats = np.bincount(a.organization, crossing(a), minlength=a.organizations).astype(np.float64)
    return total
