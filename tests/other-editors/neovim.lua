-- Does in Neovim what a person would, and writes what there was to see as JSON.
local seen = { actions = {} }

local function wait_for(what, condition)
  if not vim.wait(20000, condition, 20) then seen.missed = what end
end

local function findings()
  return vim.tbl_map(function(one)
    return { line = one.lnum + 1, message = one.message, source = one.source, severity = one.severity }
  end, vim.diagnostic.get(0))
end

local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 10000) or {}) do
    return answer.result
  end
end

--- Puts the cursor before these words, opens the list of actions and takes the one that is called so.
local function act(words, title)
  local count = #vim.diagnostic.get(0)
  vim.fn.cursor(1, 1)
  vim.fn.search(words)
  vim.ui.select = function(items, options, choose)
    local titles = vim.tbl_map(options.format_item, items)
    table.insert(seen.actions, titles)
    for at, item in ipairs(items) do
      if titles[at]:find(title, 1, true) == 1 then return choose(item, at) end
    end
    choose(nil, nil)
  end
  vim.lsp.buf.code_action()
  wait_for(title, function() return #vim.diagnostic.get(0) < count end)
end

local fine, fault = pcall(function()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.JIAOHE_REPORT))
  wait_for('findings', function() return #vim.diagnostic.get(0) > 0 end)
  seen.language = vim.bo.filetype
  seen.before = findings()
  seen.symbols = ask('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() })
  vim.fn.search('120件')
  seen.hover = ask('textDocument/hover', vim.lsp.util.make_position_params()).contents.value
  act('120件', '把合计改为130件')
  act('。。', '这不是错误')
  seen.text = table.concat(vim.fn.getline(1, '$'), '\n')
  seen.after = findings()
end)
if not fine then seen.missed = fault end

local out = assert(io.open(vim.env.JIAOHE_ANSWER, 'w'))
out:write(vim.fn.json_encode(seen))
out:close()
vim.cmd('qall!')
